from __future__ import annotations

import pytest
from django.test import Client

from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening


def test_the_front_door_opens(client: Client, talk: Happening) -> None:
    for path in ("/", "/series/pyharbour/", "/pyharbour-2027/", f"/pyharbour-2027/talk/{talk.code}/"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/nowhere/", "/pyharbour-2027/talk/NOSUCH/", "/series/nowhere/"])
def test_what_is_not_there_is_a_404(client: Client, edition: Edition, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_hidden_edition_is_a_404_for_strangers(client: Client, edition: Edition) -> None:
    Edition.objects.update(published=False)
    assert client.get("/pyharbour-2027/").status_code == 404
