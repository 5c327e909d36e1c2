"""Programmes in and out: the adapter between rows and the neutral schedule of `hallway.formats`."""
