"""The thirty tutorials: three hours each, about twenty places, on the first two days."""

from __future__ import annotations

from demo.programme.tutorials_craft import CRAFT
from demo.programme.tutorials_uses import USES
from demo.shapes import Session

TUTORIALS: tuple[Session, ...] = CRAFT + USES
