"""Search that forgives typing, in any database: an index of ordinary strings and a ranking."""
