"""The views of the Sessionize API."""
