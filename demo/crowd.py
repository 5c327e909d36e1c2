"""Three thousand attendees with names, towns and tastes. The same ones at every load."""

from __future__ import annotations

import random
from collections.abc import Sequence

from django.contrib.auth.hashers import make_password

from hallway.ground.access.models import Entitlement
from hallway.ground.access.states import EntitlementKind
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening, SignUp, Star
from hallway.ground.happenings.states import Kind, SignUpState
from hallway.ground.people.models import Person

GIVEN = [
    "Aaliyah",
    "Abel",
    "Aiko",
    "Alba",
    "Amina",
    "Anders",
    "Anjali",
    "Ari",
    "Astrid",
    "Ayo",
    "Beatriz",
    "Benno",
    "Caoimhe",
    "Carlos",
    "Chidi",
    "Cora",
    "Dara",
    "Dev",
    "Edda",
    "Eitan",
    "Elif",
    "Emeka",
    "Enzo",
    "Esther",
    "Farah",
    "Felix",
    "Fen",
    "Gita",
    "Hana",
    "Hugo",
    "Ida",
    "Imani",
    "Ingrid",
    "Isla",
    "Jae",
    "Jonas",
    "Juno",
    "Kai",
    "Kaveh",
    "Keiko",
    "Kiri",
    "Lakshmi",
    "Lars",
    "Leila",
    "Liam",
    "Lucia",
    "Mahala",
    "Malik",
    "Marit",
    "Matteo",
    "Mina",
    "Nadia",
    "Naveen",
    "Nia",
    "Nils",
    "Noa",
    "Nuria",
    "Odin",
    "Olena",
    "Omar",
    "Pania",
    "Paulo",
    "Petra",
    "Quinn",
    "Rana",
    "Ravi",
    "Rosa",
    "Rui",
    "Saoirse",
    "Sefa",
    "Selma",
    "Sione",
    "Sofia",
    "Tama",
    "Tariq",
    "Thandi",
    "Tove",
    "Uma",
    "Viktor",
    "Wen",
    "Wiremu",
    "Xanthe",
    "Yara",
    "Yuki",
    "Zahra",
    "Zoltan",
]
FAMILY = [
    "Abebe",
    "Achterberg",
    "Adeyemi",
    "Aho",
    "Alvarez",
    "Anand",
    "Baker",
    "Barros",
    "Becker",
    "Bianchi",
    "Bose",
    "Brandt",
    "Castillo",
    "Chaudhry",
    "Chen",
    "Cohen",
    "Cruz",
    "Dahl",
    "Das",
    "Diallo",
    "Duarte",
    "Eriksen",
    "Fa’asavalu",
    "Ferrari",
    "Fischer",
    "Flores",
    "Fonoti",
    "Fraser",
    "Fujita",
    "Gupta",
    "Haas",
    "Haddad",
    "Hassan",
    "Hayes",
    "Herrera",
    "Hoang",
    "Ito",
    "Ivanova",
    "Jansen",
    "Joshi",
    "Kaur",
    "Keane",
    "Khan",
    "Kim",
    "Kowalski",
    "Kruger",
    "Lam",
    "Larsen",
    "Levy",
    "Lindqvist",
    "Lopez",
    "Mbeki",
    "Mehta",
    "Mensah",
    "Moana",
    "Moreau",
    "Murphy",
    "Nakamura",
    "Ngata",
    "Novak",
    "Nwosu",
    "Okafor",
    "Oliveira",
    "Ortiz",
    "Owusu",
    "Park",
    "Patel",
    "Pereira",
    "Petrov",
    "Quist",
    "Rahman",
    "Reyes",
    "Rossi",
    "Santos",
    "Sato",
    "Schmid",
    "Sharma",
    "Silva",
    "Singh",
    "Suzuki",
    "Tanaka",
    "Taylor",
    "Toth",
    "Tran",
    "Vargas",
    "Visser",
    "Wagner",
    "Walsh",
    "Wang",
    "Weiss",
    "Wong",
    "Yilmaz",
    "Zhang",
]


def make(size: int, rng: random.Random) -> list[Person]:
    """`size` attendees without any address of their own."""
    no_password = make_password(None)  # one for all: it opens nothing
    people = [
        Person(
            email=f"guest{number}@demo.example",
            name=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
            code=f"Q{number:05d}",
            password=no_password,
        )
        for number in range(1, size + 1)
    ]
    return Person.objects.bulk_create(people, batch_size=500)


def give_tickets(edition: Edition, people: Sequence[Person]) -> None:
    Entitlement.objects.bulk_create(
        [Entitlement(edition=edition, person=person, kind=EntitlementKind.TICKET) for person in people],
        batch_size=1000,
        ignore_conflicts=True,
    )


def star(people: Sequence[Person], sessions: Sequence[Happening], rng: random.Random) -> None:
    """Each stars 8 to 16 sessions: mostly of two favourite tastes, some because everybody does."""
    # Weights fall with the rank, as popularity does.
    weights = [1 / (rank + 6) for rank in range(len(sessions))]
    order = list(sessions)
    rng.shuffle(order)
    total = min(16, len(order))
    stars = []
    for person in people:
        wanted = {one.pk for one in rng.choices(order, weights, k=rng.randint(min(8, total), total))}
        stars += [Star(happening_id=pk, person=person) for pk in wanted]
    Star.objects.bulk_create(stars, batch_size=2000)


def sign_up(people: Sequence[Person], sessions: Sequence[Happening], rng: random.Random) -> None:
    """Fill what takes sign-ups; the popular ones get a waiting list."""
    moment, rows = now(), []
    for session in sessions:
        capacity = session.capacity or 20
        asked = rng.sample(people, min(len(people), rng.randint(capacity // 2, capacity + 6)))
        session.taken = min(capacity, len(asked))
        rows += [
            SignUp(
                happening=session,
                person=person,
                state=SignUpState.IN if place < capacity else SignUpState.WAITING,
                asked_at=moment,
            )
            for place, person in enumerate(asked)
        ]
    SignUp.objects.bulk_create(rows, batch_size=1000)
    Happening.objects.bulk_update(sessions, ["taken"])


def starrable(edition: Edition) -> list[Happening]:
    return list(edition.happenings.filter(kind__in=[Kind.TALK, Kind.KEYNOTE, Kind.PANEL]).order_by("pk"))
