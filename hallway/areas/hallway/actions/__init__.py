"""Verbs of the hallway: one transaction each, and one line of history."""
