"""Photos from people to small files that say nothing but what they show."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a 50-megapixel camera; decoded that is 150 MB
SIDE = 800  # pixels, the longer side of what is kept
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class BadPicture(ValueError):
    """What came is no picture that we take; the message is for the person who sent it."""


def portrait(source: BinaryIO) -> bytes:
    """A WebP of at most SIDE × SIDE pixels from a JPEG, PNG, WebP or GIF (its first frame).

    The picture is turned as its EXIF orientation says, then written anew from its
    pixels alone: place, camera, colour profile, comments and whatever hides behind the
    image data are gone. Raises BadPicture.
    """
    data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadPicture(_("This file is larger than 10 MB. Please choose a smaller one."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _written_anew(data)
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise BadPicture(_("This is not a photo that we can read. JPEG, PNG, WebP and GIF work.")) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, BadPicture):
            raise
        raise BadPicture(_("This file is damaged. Please choose another one.")) from error


def _written_anew(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise BadPicture(_("This picture has too many pixels. Please choose a smaller one."))
        image.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG is then decoded smaller, which saves memory
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((SIDE, SIDE))
        has_alpha = "A" in upright.getbands() or "transparency" in upright.info
        clean = Image.new("RGB", upright.size, "white")
        if has_alpha:
            layer = upright.convert("RGBA")
            clean.paste(layer, mask=layer.getchannel("A"))
        else:
            clean.paste(upright.convert("RGB"))
    target = BytesIO()
    clean.save(target, "WEBP", quality=82, method=4)
    return target.getvalue()
