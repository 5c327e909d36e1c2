"""The YAML lists of Python Deadlines: conferences, their calls and places."""
