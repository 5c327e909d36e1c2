from __future__ import annotations

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

# What models.photo_path writes. Nothing else is ever served, whatever lies in the folder.
NAME = re.compile(r"[a-z0-9]{12,40}(?:_[A-Za-z0-9]{7})?\.webp")


def photo(request: HttpRequest, name: str) -> FileResponse:
    """A photo of a person. Names are random and change with every upload, so it may be kept for a year."""
    if not NAME.fullmatch(name):
        raise Http404
    try:
        file = default_storage.open(f"people/{name}")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type="image/webp")
    response.headers["Content-Disposition"] = 'inline; filename="photo.webp"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
