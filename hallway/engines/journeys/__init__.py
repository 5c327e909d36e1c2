"""Conferences that go together: smaller ones on the way to a large one, and neighbours in time."""
