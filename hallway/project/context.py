from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def house(request: HttpRequest) -> dict[str, Any]:
    """What every template may need. Nothing personal: public pages are the same bytes for everybody."""
    return {
        "DEMO": settings.DEMO,
        "PUBLIC_URL": settings.PUBLIC_URL,
        "languages": [
            {
                "code": code,
                "name": translation.get_language_info(code)["name_local"],
                "href": _in(request.path, code),
            }
            for code, _ in settings.LANGUAGES
        ],
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "is_rtl": translation.get_language_bidi(),
    }


def _in(path: str, code: str) -> str:
    """The same page in another language."""
    parts = path.split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in dict(settings.LANGUAGES) else path
    rest = "/" + rest.lstrip("/\\")  # `//host/` and `/\host/` would lead out of the house
    return rest if code == settings.LANGUAGE_CODE else f"/{code}{rest}"
