"""What the roadmap adds to the pages of a community and of a person: a tab, a part, piles on the desk."""

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.lifecycle import Deed, days_between
from samenspel.communities.sockets import add_deeds, add_part, add_tab, add_to_desk
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.questions import question
from samenspel.work import access
from samenspel.work.answering_in_time import ON_TOP_AFTER
from samenspel.work.models import Call, Experiment, Initiative, InitiativeStep, Offer, OfferStep
from samenspel.work.models.offer import State
from samenspel.work.showing import Column

MOST = 20
IN_PART = 3


@question
def _standing(viewer, community):
    seen = Initiative.objects.visible_to(viewer).filter(community=community).standing()
    return seen.order_by("-moved_at", "-pk")[:60]


@question
def _asked_now(viewer, community):
    calls = Call.objects.visible_to(viewer).open().filter(community=community)
    return calls.order_by("-at", "-pk")[:3]


def _of_community(community, viewer):
    """The first few of each column by name, and what is asked now."""
    rows = _standing(viewer, community.pk)
    columns = [
        Column(when, label, [row for row in rows if row.when == when][:IN_PART], False)
        for when, label in Initiative.When.choices
    ]
    return {
        "community": community,
        "columns": columns,
        "is_empty": not rows,
        "calls": _asked_now(viewer, community.pk),
        "can_start": access.can_start(viewer, community),
    }


def _waiting(communities):
    return Offer.objects.waiting().filter(not_hidden(Offer), community__in=communities)


def _long_waiting(communities, viewer):
    return _rows(
        _waiting(communities).filter(at__lte=timezone.now() - ON_TOP_AFTER).order_by("at", "pk"), viewer
    )


def _newly_waiting(communities, viewer):
    return _rows(
        _waiting(communities).filter(at__gt=timezone.now() - ON_TOP_AFTER).order_by("at", "pk"), viewer
    )


def _under_way(communities, viewer):
    """What is done and not thanked, and what was agreed for a day that went by."""
    later = OfferStep.objects.filter(offer=OuterRef("offer"), step=State.AGREED, pk__gt=OuterRef("pk"))
    agreed = OfferStep.objects.filter(~Exists(later), offer=OuterRef("pk"), step=State.AGREED)
    gone_by = Exists(agreed.filter(on__lt=timezone.localdate()))
    here = Offer.objects.filter(not_hidden(Offer), community__in=communities)
    rows = here.filter(state=State.DONE) | here.filter(gone_by, state=State.AGREED)
    return _rows(rows.order_by("moved_at", "pk"), viewer)


def _rows(offers, viewer):
    rows = list(offers.exclude(person=viewer).for_cards()[: MOST + 1])
    return {"rows": rows[:MOST], "has_more": len(rows) > MOST} if rows else None


@add_deeds
def _work_begun(community, since, until):
    """Who starts, moves, asks or tries something did something; who starts it began it."""
    between = {"at__gt": since, "at__lte": until}
    steps = InitiativeStep.objects.filter(initiative__community=community, by__isnull=False, **between)
    rows = [
        *steps.annotate(thing=F("initiative")).values_list("thing", "by", "at", "before"),
    ]
    for pk, person, at, before in rows:
        yield Deed(
            person=person, days_ago=days_between(at, until), thing=("initiative", pk), started=not before
        )
    for name, model in (("call", Call), ("experiment", Experiment)):
        made = model.objects.filter(community=community, by__isnull=False, **between)
        for pk, person, at in made.values_list("pk", "by", "at"):
            yield Deed(person=person, days_ago=days_between(at, until), thing=(name, pk), started=True)


def _pile(order, title, name, context):
    add_to_desk(order=order, title=title, template=f"work/desk/_{name}.html", context=context)


add_tab(order=5, name="roadmap", words=_("Roadmap"), url="work:roadmap")
add_part(order=20, template="work/_roadmap_of_community.html", context=_of_community)
_pile(5, _("Offers that have waited for more than three days"), "offers", _long_waiting)
_pile(15, _("Who offers a hand"), "offers", _newly_waiting)
_pile(25, _("Helped, and not thanked yet"), "under_way", _under_way)
