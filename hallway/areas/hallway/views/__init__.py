"""Pages of the hallway."""
