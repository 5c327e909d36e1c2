from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hallway.ground.me import actions, pictures
from hallway.ground.me.tests.support import picture
from hallway.ground.people.models import Person

SECRET = b"48 deg 51 min: Ada's kitchen"


def _with_location() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by 90 degrees
    exif[0x010E] = SECRET.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (48.0, 51.0, 0.0)
    return picture(exif=exif, icc_profile=b"profile " + SECRET, comment=SECRET)


def _upload(client: Client, file: SimpleUploadedFile):
    return client.post("/me/profile/photo/", {"photo": file})


def _stored(person: Person) -> bytes:
    person.refresh_from_db()
    return Path(person.photo.path).read_bytes()


def test_place_camera_and_profile_are_gone_and_it_stands_upright(signed_in, grace: Person) -> None:
    file = _with_location()
    assert SECRET in file.read()
    file.seek(0)
    assert _upload(signed_in(grace), file).status_code == 302
    data = _stored(grace)
    with Image.open(BytesIO(data)) as image:
        assert image.format == "WEBP"
        assert image.size == (400, 800)
        assert not image.getexif()
        assert "icc_profile" not in image.info
    assert SECRET not in data


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "JPEG"])
def test_common_formats_are_taken(signed_in, grace: Person, kind: str) -> None:
    assert _upload(signed_in(grace), picture((50, 40), kind)).status_code == 302
    with Image.open(BytesIO(_stored(grace))) as image:
        assert (image.format, image.size) == ("WEBP", (50, 40))


def test_transparent_parts_become_white(db: None) -> None:
    target = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(BytesIO(pictures.portrait(BytesIO(target.getvalue())))) as image:
        assert image.convert("RGB").getpixel((10, 10)) == (255, 255, 255)


def test_only_the_first_picture_of_a_moving_one_is_kept(db: None) -> None:
    target = BytesIO()
    red, blue = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    red.save(target, "GIF", save_all=True, append_images=[blue])
    with Image.open(BytesIO(pictures.portrait(BytesIO(target.getvalue())))) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.convert("RGB").getpixel((10, 10))[0] > 200


def _polyglot() -> bytes:
    file = picture((60, 60), "JPEG")
    return file.read() + b"<script>alert(1)</script><?php system('id') ?>"


def test_what_hides_behind_a_picture_is_dropped(signed_in, grace: Person) -> None:
    _upload(signed_in(grace), SimpleUploadedFile("me.php", _polyglot(), "text/html"))
    data = _stored(grace)
    assert b"script" not in data
    assert b"php" not in data
    assert grace.photo.name.endswith(".webp")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _bomb(side: int) -> bytes:
    """A PNG whose header promises side × side pixels; a few bytes to send, gigabytes to decode."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"not a picture at all", "not a photo"),
        (SVG, "not a photo"),
        (b"GIF89a" + b"\x00" * 4, "not a photo"),
        (picture((300, 300)).read()[:700], "damaged"),
        (b"\xff" * (pictures.MAX_BYTES + 1), "larger than 10 MB"),
        (picture((40, 40), "BMP").read(), "not a photo"),
        (picture((40, 40), "TIFF").read(), "not a photo"),
    ],
    ids=["text", "svg", "stub", "cut", "large", "bmp", "tiff"],
)
def test_anything_else_gets_a_clear_message(signed_in, grace: Person, data: bytes, says: str) -> None:
    page = _upload(signed_in(grace), SimpleUploadedFile("me.jpg", data, "image/jpeg"))
    assert page.status_code == 422
    assert says in page.content.decode()
    grace.refresh_from_db()
    assert not grace.photo


@pytest.mark.parametrize(
    ("side", "says"), [(8_000, "too many pixels"), (12_000, "too many pixels"), (60_000, "not a photo")]
)
def test_a_decompression_bomb_is_refused_unopened(side: int, says: str) -> None:
    with pytest.raises(pictures.BadPicture, match=says):
        pictures.portrait(BytesIO(_bomb(side)))


def test_the_photo_before_goes(signed_in, grace: Person, django_capture_on_commit_callbacks) -> None:
    client = signed_in(grace)
    _upload(client, picture())
    grace.refresh_from_db()
    first = Path(grace.photo.path)
    with django_capture_on_commit_callbacks(execute=True):
        _upload(client, picture((10, 10)))
    assert not first.exists()
    grace.refresh_from_db()
    second = Path(grace.photo.path)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/me/profile/photo/removal/")
    assert not second.exists()


def test_it_is_served_as_what_it_is(client: Client, signed_in, grace: Person) -> None:
    _upload(signed_in(grace), picture())
    grace.refresh_from_db()
    response = client.get(grace.photo.url)
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"] == 'inline; filename="photo.webp"'
    assert "immutable" in response.headers["Cache-Control"]
    assert b"".join(response.streaming_content)[:4] == b"RIFF"
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    ["../hallway.sqlite3", "..%2fsecret-key", "%2e%2e/secret", "nosuchphoto12.webp", "a.html", ".webp", ""],
)
def test_nothing_else_is_served(client: Client, db: None, settings, path: str) -> None:
    folder = Path(settings.MEDIA_ROOT) / "people"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text("<script>")
    (folder.parent / "secret").write_text("secret")
    assert client.get(f"/media/people/{path}").status_code == 404


def test_a_photo_is_asked_for_kindly(signed_in, grace: Person) -> None:
    page = signed_in(grace).get("/me/profile/").content.decode()
    assert "No photo of your face yet" in page
    assert "You never have to" in page


def test_the_old_address_is_dead_when_fewer_may_see_the_photo(
    client: Client, signed_in, grace: Person, django_capture_on_commit_callbacks
) -> None:
    _upload(signed_in(grace), picture())
    before = _stored(grace)
    old = grace.photo.url
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_profile(grace, by=grace, fields={"audience": {"photo": "private"}}, handles=[])
    assert _stored(grace) == before and grace.photo.url != old
    assert client.get(old).status_code == 404
