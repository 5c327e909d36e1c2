"""The application of a web process: published pages from memory, live streams, and Django behind them in a
bounded thread pool."""

from __future__ import annotations

from hallway.project.wsgi import application as django

from hallway.project.assembly import make_app  # isort: skip  (after Django is set up)

app = make_app(django)
