"""The JSON behind the pretalx schedule widget."""
