"""What pages say about a conference or a series, worked out so that nobody types it."""
