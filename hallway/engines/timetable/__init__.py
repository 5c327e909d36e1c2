"""Timetables: check one, find one, make it better, say why. Start with `README.md`."""
