"""Verbs of the board: one transaction each, and one line of history."""
