"""Offering a hand with only an e-mail address: it is sent once the address turns out to be theirs."""

from decimal import Decimal

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.people import lights
from samenspel.ui.sending import send_along
from samenspel.work import offering
from samenspel.work.models import Call, Initiative

ACT = "work.offer"
MANY_OFFERS = _(
    "You offered a hand many times today, so this was not sent. What you typed still stands here: send it "
    "tomorrow."
)


def may_send(request, person):
    """Whether they did not offer too often today; also where a visit of a page carries it out."""
    said = {"app": "allauth.account", "action": "offer_a_hand", "limit_get": True}
    return ratelimit.consume(request, user=person, **said) is not None


def send_when_confirmed(request, person, said):
    if may_send(request, person):
        return send_offer(request, person, said)
    messages.error(request, str(MANY_OFFERS))
    along = send_along(request, text=said["words"])
    if said.get("call"):
        return f"{reverse('work:offer_for', args=[said['call']])}?{along}"
    about = _seen(Initiative, person, said.get("initiative"))
    community = about.community if about else _seen(Community, person, said.get("community"))
    there = f"?initiative={about.pk}&{along}" if about else f"?{along}"
    return reverse("work:offer_to", args=[community.slug]) + there


def send_offer(request, person, said):
    """Carry the offer out for whoever is signed in now; gives the address to go to."""
    about = {
        "community": _seen(Community, person, said.get("community")),
        "call": _seen(Call, person, said.get("call")),
        "initiative": _seen(Initiative, person, said.get("initiative")),
    }
    made = offering.offer(
        person,
        words=said["words"],
        called=said.get("called", ""),
        hours=Decimal(said["hours"]) if said.get("hours") else None,
        once=said.get("once") or None,
        **about,
    )
    messages.success(
        request, gettext("Your offer has arrived. You find the answer here, and we mail it to you.")
    )
    return made.get_absolute_url()


def _seen(model, person, pk):
    """The thing, when ``person`` may see it; refused when it is gone or closed to them meanwhile."""
    if not pk:
        return None
    found = model.objects.visible_to(person).filter(pk=pk).first()
    if found is None:
        raise PermissionDenied
    return found


def name_the_act():
    lights.when_confirmed(ACT, send_when_confirmed)
