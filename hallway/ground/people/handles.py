"""Names on other networks: one spelling for each, and the address they lead to."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from hallway.ground.people.states import HandleKind

HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
# What is kept for each kind. Group names are used by address_of.
SHAPES: dict[str, re.Pattern[str]] = {
    HandleKind.MASTODON: re.compile(rf"@(?P<name>[A-Za-z0-9_.-]+)@(?P<host>{HOST})"),
    HandleKind.BLUESKY: re.compile(rf"(?P<name>{HOST})"),
    HandleKind.GITHUB: re.compile(r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))"),
    HandleKind.GITLAB: re.compile(r"(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]{1,99})"),
    HandleKind.LINKEDIN: re.compile(r"(?P<name>[\w-]{3,100})"),
    HandleKind.MATRIX: re.compile(rf"@(?P<name>[a-z0-9._=/+-]+):(?P<host>{HOST})"),
    HandleKind.IRC: re.compile(r"[^\s,:@!]{1,50}(?: .{1,60})?"),
    HandleKind.DISCORD: re.compile(r"[a-z0-9._]{2,32}|[^@#:]{2,32}#\d{4}"),
}
ADDRESSES: dict[str, str] = {
    HandleKind.MASTODON: "https://{host}/@{name}",
    HandleKind.BLUESKY: "https://bsky.app/profile/{name}",
    HandleKind.GITHUB: "https://github.com/{name}",
    HandleKind.GITLAB: "https://gitlab.com/{name}",
    HandleKind.LINKEDIN: "https://www.linkedin.com/in/{name}/",
    HandleKind.MATRIX: "https://matrix.to/#/@{name}:{host}",
}
_EXAMPLES: dict[str, str] = {
    HandleKind.MASTODON: "@ada@fosstodon.org",
    HandleKind.BLUESKY: "ada.bsky.social",
    HandleKind.GITHUB: "ada",
    HandleKind.GITLAB: "ada",
    HandleKind.LINKEDIN: "ada-lovelace",
    HandleKind.MATRIX: "@ada:matrix.org",
    HandleKind.IRC: "ada",
    HandleKind.DISCORD: "ada",
}


def normalise(kind: str, text: str) -> str:
    """The one spelling in which a handle is kept; a pasted profile address is understood too.

    Raises ValueError with a message for the person who typed it.
    """
    text = " ".join(text.split())
    if kind == HandleKind.OTHER:
        return text
    if kind == HandleKind.WEBSITE:
        return _website(text)
    name = _short(kind, text)
    if not SHAPES[HandleKind(kind)].fullmatch(name):
        raise ValueError(
            _("This does not look right. It should look like %(example)s.")
            % {"example": _EXAMPLES[HandleKind(kind)]}
        )
    return name


def address_of(kind: str, value: str) -> str:
    """The http(s) address of a handle, or "" if it has none or is not spelled as we keep it."""
    if kind in {HandleKind.WEBSITE, HandleKind.OTHER}:
        return value if is_web_address(value) else ""
    shape, address = SHAPES.get(kind), ADDRESSES.get(kind)
    match = shape.fullmatch(value) if shape and address else None
    if match is None or address is None:
        return ""
    return address.format(**{name: quote(part, safe="@._-") for name, part in match.groupdict().items()})


def is_web_address(text: str) -> bool:
    """True for http and https addresses with a host and without a user name, which only misleads."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc and " " not in text


def _website(text: str) -> str:
    address = text if "://" in text else f"https://{text}"
    if not is_web_address(address) or "." not in (urlsplit(address).hostname or ""):
        raise ValueError(_("This does not look right. It should look like https://example.org."))
    return address


def _short(kind: str, text: str) -> str:
    """What is left of a profile address or of a handle typed with or without its @."""
    parts = urlsplit(text) if text.startswith(("http://", "https://")) else None
    last = parts.path.rstrip("/").rsplit("/", 1)[-1] if parts else text
    if kind == HandleKind.MASTODON:
        if parts and "@" not in last.removeprefix("@"):
            last = f"{last}@{parts.hostname}"
        name, _at, host = last.removeprefix("@").partition("@")
        return f"@{name}@{host.lower()}"
    if kind == HandleKind.MATRIX:
        return (parts.fragment.rsplit("/", 1)[-1] if parts else text).lower()
    if kind == HandleKind.BLUESKY:
        return last.removeprefix("@").lower()
    return last.removeprefix("@") if kind != HandleKind.IRC else last
