"""schema.org descriptions for web pages."""
