from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from hallway.ground.me.forgetting import COOKIE
from hallway.ground.me.tests.support import code_in_last_mail, is_signed_in, sign_in
from hallway.ground.people.models import Person


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


def test_sign_up_asks_for_name_and_address_then_for_the_code(client: Client) -> None:
    client.post("/accounts/signup/", {"email": "Lin@Example.org", "name": "Lin Chen"})
    assert not is_signed_in(client)
    response = client.post("/accounts/confirm-email/", {"code": code_in_last_mail()}, follow=True)
    assert "Hello Lin Chen" in response.content.decode()
    lin = Person.objects.get(email="lin@example.org")
    assert not lin.has_usable_password()


def test_a_person_others_wrote_down_signs_in_with_one_code(client: Client, grace: Person) -> None:
    assert not EmailAddress.objects.exists()
    sign_in(client, "grace@example.org")
    assert is_signed_in(client)
    assert EmailAddress.objects.get(user=grace).verified
    assert len(mail.outbox) == 1


def test_the_code_may_be_typed_without_its_dash_and_the_address_in_capitals(
    client: Client, grace: Person
) -> None:
    client.post("/accounts/login/", {"email": "GRACE@example.org"})
    client.post("/accounts/login/code/", {"code": f" {code_in_last_mail().replace('-', ' ')} "})
    assert is_signed_in(client)


def test_an_address_added_later_claims_the_record(client: Client, db: None) -> None:
    written_down = Person.objects.create_user(name="Imported Speaker")
    client.post("/accounts/login/", {"email": ""})
    assert not mail.outbox
    Person.objects.filter(pk=written_down.pk).update(email="speaker@example.org")
    sign_in(client, "speaker@example.org")
    assert "Imported Speaker" in client.get("/me/").content.decode()


def test_three_wrong_codes_end_the_attempt(client: Client, grace: Person) -> None:
    client.post("/accounts/login/", {"email": grace.email})
    code = code_in_last_mail()
    page = client.post("/accounts/login/code/", {"code": "0000-0000"})
    assert "That is not the code" in page.content.decode()
    client.post("/accounts/login/code/", {"code": "0000-0001"})
    client.post("/accounts/login/code/", {"code": "0000-0002"})
    client.post("/accounts/login/code/", {"code": code})
    assert not is_signed_in(client)


def test_a_code_is_void_after_a_quarter_of_an_hour(client: Client, grace: Person, settings) -> None:
    client.post("/accounts/login/", {"email": grace.email})
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    client.post("/accounts/login/code/", {"code": code_in_last_mail()})
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked(client: Client, grace: Person) -> None:
    client.post("/accounts/login/", {"email": grace.email})
    other = Client()
    other.post("/accounts/login/", {"email": "nobody@example.org"})
    code = next(str(one.body) for one in mail.outbox if one.to == [grace.email])
    other.post("/accounts/login/code/", {"code": code.split("\n")[2].strip()})
    assert not is_signed_in(other)


def test_codes_for_one_address_are_limited(client: Client, grace: Person) -> None:
    pages = [Client().post("/accounts/login/", {"email": grace.email}) for _ in range(4)]
    assert [page.status_code for page in pages] == [302, 302, 302, 200]
    assert "too often" in pages[-1].content.decode()
    assert len(mail.outbox) == 3


def test_the_limit_is_counted_in_the_database(client: Client, grace: Person, settings) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    client.post("/accounts/login/", {"email": grace.email})
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache")
        assert cursor.fetchone()[0] > 0


def test_a_flood_from_one_place_is_slowed_with_a_page_of_ours(client: Client, db: None, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    pages = [client.post("/accounts/signup/", {"email": "not an address"}) for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 429]
    assert 'class="page-head"' in pages[1].content.decode()


def test_nobody_learns_who_has_an_account(grace: Person) -> None:
    answers = []
    for email in ("grace@example.org", "nobody@example.org"):
        client = Client()
        asked = client.post("/accounts/login/", {"email": email})
        page = client.get(asked["Location"]).content.decode().replace(email, "")
        answers.append((asked.status_code, asked["Location"], _without_tokens(page)))
    assert answers[0] == answers[1]


def test_an_unknown_address_gets_the_way_to_sign_up_and_a_known_one_the_way_in(
    client: Client, grace: Person, settings
) -> None:
    client.post("/accounts/login/", {"email": "new+me@example.org"})
    assert f"{settings.PUBLIC_URL}/accounts/signup/?email=new%2Bme%40example.org" in mail.outbox[-1].body
    Client().post("/accounts/signup/", {"email": grace.email, "name": "Not Grace"})
    assert f"{settings.PUBLIC_URL}/accounts/login/" in mail.outbox[-1].body
    assert Person.objects.get(email=grace.email).name == "Grace"


def test_the_mail_is_short_and_names_no_password(client: Client, grace: Person) -> None:
    client.post("/accounts/login/", {"email": grace.email})
    text = str(mail.outbox[-1].body)
    assert code_in_last_mail() in mail.outbox[-1].subject
    assert len(text.splitlines()) < 14
    assert "password" not in text.lower()
    assert not mail.outbox[-1].alternatives


def test_the_pages_speak_german(client: Client, grace: Person) -> None:
    assert client.get("/de/accounts/login/").status_code == 200


@pytest.mark.parametrize(
    ("following", "arrives"),
    [
        ("/me/profile/", "/me/profile/"),
        ("https://evil.example/", "/me/"),
        ("//evil.example/", "/me/"),
        ("/\\evil.example/", "/me/"),
        ("javascript:alert(1)", "/me/"),
    ],
)
def test_next_leads_only_to_this_host(client: Client, grace: Person, following: str, arrives: str) -> None:
    client.post("/accounts/login/", {"email": grace.email, "next": following})
    response = client.post("/accounts/login/code/", {"code": code_in_last_mail(), "next": following})
    assert response["Location"] == arrives


@pytest.mark.parametrize(
    "path",
    [
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/1-set-password/",
        "password/change/",
        "password/set/",
        "2fa/",
        "2fa/authenticate/",
        "2fa/recovery-codes/",
        "3rdparty/",
        "social/signup/",
    ],
)
def test_there_are_no_pages_about_passwords(signed_in, grace: Person, path: str) -> None:
    assert signed_in(grace).get(f"/accounts/{path}").status_code == 404
    assert Client().get(f"/accounts/{path}").status_code == 404


def test_a_password_does_not_sign_anybody_in(client: Client, grace: Person) -> None:
    grace.set_password("correct horse battery staple")
    grace.save()
    client.post(
        "/accounts/login/",
        {"email": grace.email, "login": grace.email, "password": "correct horse battery staple"},
    )
    assert not is_signed_in(client)


def test_sign_out_takes_a_post(signed_in, grace: Person) -> None:
    client = signed_in(grace)
    client.get("/accounts/logout/")
    assert is_signed_in(client)
    client.post("/accounts/logout/")
    assert not is_signed_in(client)


def test_somebody_inactive_stays_outside(client: Client, grace: Person) -> None:
    Person.objects.filter(pk=grace.pk).update(is_active=False)
    client.post("/accounts/login/", {"email": grace.email})
    assert "There is no account" in str(mail.outbox[-1].body)


@pytest.mark.parametrize(
    "path", ["login/", "signup/", "inactive/", "providers/cancelled/", "providers/error/"]
)
def test_pages_before_the_door_are_ours(client: Client, db: None, path: str) -> None:
    page = client.get(f"/accounts/{path}")
    assert page.status_code in {200, 401}
    assert 'class="page-head"' in page.content.decode()


def test_signing_out_and_nothing_else_tells_the_browser_to_forget(signed_in, grace: Person) -> None:
    client = signed_in(grace)
    assert COOKIE not in client.get("/accounts/logout/").cookies
    assert COOKIE not in Client().post("/accounts/logout/").cookies
    told = client.post("/accounts/logout/").cookies[COOKIE]
    assert told.value == "1" and not told["httponly"], "a script reads it"
    ended = signed_in(grace)
    ended.session.flush()
    assert COOKIE not in ended.get("/me/", follow=True).cookies


@pytest.mark.parametrize("path", ["methods/", "email/", "logout/", "passkeys/add/", "providers/"])
def test_pages_behind_the_door_are_ours(client: Client, grace: Person, path: str) -> None:
    sign_in(client, "grace@example.org")
    page = client.get(f"/accounts/{path}").content.decode()
    assert 'class="page-head"' in page
    assert page.count("btn main") <= 1


def _without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
