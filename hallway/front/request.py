"""From an ASGI scope to a WSGI environ (PEP 3333)."""

from __future__ import annotations

import re
import sys
from typing import IO
from urllib.parse import unquote_to_bytes

from hallway.front.answers import FileWrapper
from hallway.front.asked import client_address, client_scheme
from hallway.front.protocol import Environ, Scope
from hallway.front.refusals import bad_request

# Letters, digits and hyphens: `X_Y` and `X-Y` would be the same variable, so a client could
# write over what a proxy has set. nginx drops underscores for the same reason.
PLAIN_NAME = re.compile(rb"[a-z0-9-]+")
ABSOLUTE_FORM = re.compile(rb"https?://[^/]*", re.IGNORECASE)

# Fields about one hop, which ends here; the body is already de-chunked.
ONE_HOP = frozenset(
    {b"connection", b"expect", b"keep-alive", b"te", b"trailer", b"transfer-encoding", b"upgrade"}
)
# What they say is already in REMOTE_ADDR and wsgi.url_scheme; a page must not depend on a
# field that anybody may send. `Proxy` would become HTTP_PROXY, which HTTP libraries obey.
NOT_FROM_OUTSIDE = frozenset({b"content-length", b"forwarded", b"proxy", b"x-real-ip"})
NOT_FROM_OUTSIDE_PREFIXES = (b"x-hallway-", b"x-forwarded-")


def make_environ(scope: Scope, body: IO[bytes], *, trusted_proxies: int = 0) -> Environ:
    """The environ of a request whose whole body is read. Raises a 400 refusal for two hosts.

    Like every WSGI string, text holds one character per byte of the request.
    """
    server = scope.get("server") or ("localhost", None)
    script_name, path_info = _paths(scope)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": script_name,
        "PATH_INFO": path_info,
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": _protocol(scope["http_version"]),
        "REMOTE_ADDR": client_address(scope, trusted_proxies),
        "CONTENT_LENGTH": str(_size(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": client_scheme(scope, trusted_proxies),
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    _add_fields(environ, scope)
    return environ


def _add_fields(environ: Environ, scope: Scope) -> None:
    for name, content in scope["headers"]:
        if not _is_accepted(name):
            continue
        variable = name.decode("ascii").upper().replace("-", "_")
        if variable != "CONTENT_TYPE":
            variable = "HTTP_" + variable
        text = content.decode("latin-1")
        if variable == "HTTP_HOST":
            if variable in environ:
                raise bad_request("it names two hosts")
            # Lower case as in the page key, or one client's spelling would stand in everybody's page.
            environ[variable] = text.lower()
        elif variable in environ:
            environ[variable] += ("; " if variable == "HTTP_COOKIE" else ",") + text
        else:
            environ[variable] = text
    if not environ.get("HTTP_HOST"):  # granian makes an empty one for HTTP/1.0
        environ.pop("HTTP_HOST", None)


def _is_accepted(name: bytes) -> bool:
    return not (
        name in ONE_HOP
        or name in NOT_FROM_OUTSIDE
        or name.startswith(NOT_FROM_OUTSIDE_PREFIXES)
        or not PLAIN_NAME.fullmatch(name)
    )


def _paths(scope: Scope) -> tuple[str, str]:
    """SCRIPT_NAME and PATH_INFO, decoded from the raw path since `path` has lost bytes that are no UTF-8."""
    raw = scope.get("raw_path")
    path = unquote_to_bytes(raw.split(b"?")[0]) if raw else scope["path"].encode()
    path = ABSOLUTE_FORM.sub(b"", path, count=1) if not path.startswith(b"/") else path
    root = scope.get("root_path", "").rstrip("/").encode()
    if root and (path == root or path.startswith(root + b"/")):
        path = path[len(root) :]
    else:
        root = b""
    if not path.startswith(b"/") and (path or not root):
        path = b"/" + path
    return root.decode("latin-1"), path.decode("latin-1")


def _protocol(http_version: str) -> str:
    """`HTTP/1.0` also where the server says only `1` (granian)."""
    return "HTTP/1.0" if http_version == "1" else f"HTTP/{http_version}"


def _size(body: IO[bytes]) -> int:
    here = body.tell()
    size = body.seek(0, 2)
    body.seek(here)
    return size
