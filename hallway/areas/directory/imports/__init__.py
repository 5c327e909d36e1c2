"""Lists that others keep: read, compared with the rows, brought in; nothing that was there is lost."""
