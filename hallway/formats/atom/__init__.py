"""Feeds of news (RFC 4287)."""
