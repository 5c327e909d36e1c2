"""What may be meant by the first letters of a name or a hashtag, for the script that offers it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from hallway.areas.chat import reading, rules
from hallway.areas.chat.models import Backchannel
from hallway.areas.chat.people import MOST_OFFERED, Offer, offered
from hallway.areas.chat.states import Refusal
from hallway.areas.chat.views.lookup import for_people, refused
from hallway.areas.chat.views.sending import MINUTE, OFFERS_A_MINUTE
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person

LONGEST = 60


@for_people
def index(request: HttpRequest, backchannel: Backchannel, person: Person) -> HttpResponse:
    """`?q=@ad` or `?q=#py`, for whoever may write. `more`: not all fit; ask again with more letters."""
    asked = request.GET.get("q", "")
    sign, part = asked[:1], asked[1:]
    if not rules.may_write(person, backchannel) or sign not in {"@", "#"} or not part.strip():
        raise Http404
    if not allow(f"offers {person.pk}", OFFERS_A_MINUTE, MINUTE):
        return refused(Refusal.TOO_MANY)
    found, more = _offers(sign, part[:LONGEST], backchannel, person)
    shown = [{"words": one.words, **({"beside": one.beside} if one.beside else {})} for one in found]
    return JsonResponse({"offers": shown, "more": more})


def _offers(sign: str, part: str, backchannel: Backchannel, person: Person) -> tuple[list[Offer], bool]:
    if sign == "#":
        tags = reading.tags_like(part, backchannel)
        return [Offer(tag) for tag in tags[:MOST_OFFERED]], len(tags) > MOST_OFFERED
    nearness = rules.nearness_of_readers(backchannel)
    return offered(part, backchannel.edition, by=person, nearness=nearness)
