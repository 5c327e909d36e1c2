"""Everybody who teaches a tutorial, speaks on the specialist-track day or leads a sprint."""

from __future__ import annotations

from demo.cast_instructors_fields import FIELDS
from demo.cast_instructors_general import GENERAL
from demo.shapes import Member

INSTRUCTORS: tuple[Member, ...] = GENERAL + FIELDS
