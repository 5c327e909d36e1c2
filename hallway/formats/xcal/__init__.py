"""Calendars as XML, for the clients of pentabarf and pretalx."""
