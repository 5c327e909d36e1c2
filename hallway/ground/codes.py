"""Short public codes for rows that people name in links, mails and on paper."""

from __future__ import annotations

import secrets

# No 0/O, 1/I/L, so that a code survives being read aloud or copied from a badge.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 6


def new_code() -> str:
    """Six random characters: 31**6, about 890 million; the column is unique, a collision is retried."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
