"""Outside posts from files, for a demo or a test: nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from django.conf import settings

from hallway.ports.social.protocol import Said
from hallway.ports.social.statuses import read


class ConsoleSocial:
    """Reads DATA_DIR/social/<hashtag>.json, a list as the Mastodon API answers it; no file: no posts."""

    def tagged(self, server: str, tag: str, *, after: str = "") -> Sequence[Said]:
        file = settings.DATA_DIR / "social" / f"{tag.replace('/', '')}.json"
        if not file.is_file():
            return []
        said = read(file.read_bytes(), server)
        if not any(one.id == after for one in said):
            return said
        return list(dropwhile(lambda one: one.id != after, said))[1:]

    def again(self, server: str, id: str) -> Said | None:
        files = sorted((settings.DATA_DIR / "social").glob("*.json"))
        found = (one for file in files for one in read(file.read_bytes(), server))
        return next((one for one in found if one.id == id), None)
