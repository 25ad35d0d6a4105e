"""What the pages of the roadmap show: columns, who is in it as far as the viewer may see, what is asked."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in
from samenspel.work import access
from samenspel.work.models import Call, Experiment, Initiative, InitiativePerson, Offer, Result
from samenspel.work.models.offer import State
from samenspel.work.sight import endings_said_to, said_to

IN_COLUMN = 20


@dataclass(frozen=True)
class Column:
    """One of now, next and later. ``has_more``: there are more than stand here."""

    when: str
    label: Any
    initiatives: list
    has_more: bool


def columns(community, viewer):
    """The three columns of a roadmap, as far as ``viewer`` may see what stands on it."""
    seen = Initiative.objects.visible_to(viewer).filter(community=community)
    made = [_column(seen.filter(when=when), when, label) for when, label in Initiative.When.choices]
    furnish([each for column in made for each in column.initiatives], viewer)
    return made


def _column(rows, when, label):
    rows = list(rows.for_cards().order_by("-moved_at", "-pk")[: IN_COLUMN + 1])
    return Column(when, label, rows[:IN_COLUMN], len(rows) > IN_COLUMN)


def furnish(initiatives, viewer, *, also=()):
    """Give each initiative whom the viewer may see of its people, and how many calls are open for them.

    also   numbers of more people; gives whom of all of them the viewer may see, by number
    """
    pks = [each.pk for each in initiatives]
    rows = list(InitiativePerson.objects.current().filter(initiative__in=pks).order_by("since", "pk"))
    leads = {each.steward_id for each in initiatives} - {None}
    seen = seen_people(viewer, {row.person_id for row in rows} | leads | set(also))
    calls = Call.objects.visible_to(viewer).open().filter(initiative__in=pks)
    counted = Counter(calls.values_list("initiative", flat=True))
    for each in initiatives:
        each.people_now = [row.person_id for row in rows if row.initiative_id == each.pk]
        each.seen_people = [seen[pk] for pk in each.people_now if pk in seen]
        each.seen_steward = seen.get(each.steward_id)
        each.open_calls = counted[each.pk]
    return seen


def seen_people(viewer, pks):
    """Those among some people whom ``viewer`` may see, by number."""
    return Person.objects.visible_to(viewer).in_bulk([pk for pk in pks if pk is not None])


def of_initiative(initiative, viewer):
    """All that the page of an initiative shows."""
    steps = list(initiative.steps.order_by("-at", "-pk"))
    others = {step.by_id for step in steps} | {initiative.started_by_id}
    seen = furnish([initiative], viewer, also=others)
    is_in = is_signed_in(viewer) and viewer.pk in initiative.people_now
    for step in steps:
        step.seen_by = seen.get(step.by_id)
    calls = Call.objects.visible_to(viewer).filter(initiative=initiative).for_cards()
    experiments = Experiment.objects.visible_to(viewer).filter(initiative=initiative).for_cards()
    ending = getattr(initiative, "ending", None)
    said_to(viewer, initiative, steps)
    said_to(viewer, initiative, [ending])
    tried = list(experiments.order_by("-is_running", "-at", "-pk")[:10])
    endings_said_to(viewer, tried)
    return {
        "initiative": initiative,
        "community": initiative.community,
        "steps": steps,
        "starter": seen.get(initiative.started_by_id),
        "calls": list(calls.order_by("-is_open", "-at", "-pk")[:20]),
        "experiments": tried,
        "results": list(_results(initiative, viewer, but=ending.result_id if ending else None)),
        "ending": ending,
        "ending_result": _one(ending.result_id if ending else None, viewer),
        "is_in": is_in,
        "can_lead": access.can_lead(viewer, initiative),
        "can_take_part": not is_in and access.can_take_part(viewer, initiative),
        "can_call": not initiative.has_ended and access.can_call(viewer, initiative.community),
        "can_offer": may_offer(viewer, initiative.community) and not initiative.has_ended,
    }


def of_call(call, viewer):
    """All that the page of a call shows; how many are in it by now is no secret, who is is."""
    mine = None
    if is_signed_in(viewer):
        mine = call.offers.filter(person=viewer).order_by("-at", "-pk").first()
    seen = Initiative.objects.visible_to(viewer)
    results = Result.objects.visible_to(viewer).filter(answers=call).latest_first()
    closing = call.closings.filter(reopened_at=None).first()
    said_to(viewer, call, [closing])
    joined = call.offers.filter(state__in=[State.AGREED, State.DONE, State.THANKED]).count()
    return {
        "call": call,
        "community": call.community,
        "caller": seen_people(viewer, [call.by_id]).get(call.by_id),
        "initiative": seen.filter(pk=call.initiative_id).first(),
        "results": list(results[:10]),
        "mine": mine,
        "joined": joined,
        "still": max(call.needed - joined, 0) if call.needed else None,
        "closing": closing,
        "can_change": access.can_change_call(viewer, call),
        "can_offer": may_offer_for(viewer, call),
        "to_answer": list(
            Offer.objects.to_answer(viewer).waiting().filter(call=call).order_by("at", "pk")[:20]
        ),
    }


def may_offer(viewer, community):
    """Whether the way to offer is shown; a visitor is asked for their address there."""
    if viewer.is_authenticated:
        return access.can_offer(viewer, community)
    return not community.is_archived and access.can_see(viewer, community)


def may_offer_for(viewer, call):
    if viewer.is_authenticated:
        mine = Offer.objects.open().filter(call=call, person=viewer).exclude(state=State.DONE)
        return access.can_offer_for(viewer, call) and not mine.exists()
    fits = call.open_to == Call.OpenTo.ANYONE and call.looks_for_people and not call.role_id
    return fits and not call.community.is_archived and not call.is_hidden


def of_offer(offer, viewer):
    """All that the page of an offer shows: between who offered and who answers."""
    is_mine = offer.person_id == viewer.pk
    answers = access.can_answer(viewer, offer)
    steps = list(offer.steps.all())
    seen = seen_people(viewer, {step.by_id for step in steps})
    for step in steps:
        step.seen_by = seen.get(step.by_id)
        step.is_of_offerer = step.by_id == offer.person_id
    call = (
        offer.call
        if offer.call and Call.objects.visible_to(viewer).filter(pk=offer.call_id).exists()
        else None
    )
    see_initiative = Initiative.objects.visible_to(viewer).filter(pk=offer.initiative_id)
    agreed = [step for step in steps if step.step == State.AGREED]
    thanked = next((step for step in reversed(steps) if step.step == State.THANKED), None)
    return {
        "offer": offer,
        "community": offer.community,
        "sees_community": access.can_see(viewer, offer.community),
        "call": call,
        "initiative": see_initiative.first() if offer.initiative_id else None,
        "steps": steps,
        "agreed": agreed[-1] if agreed else None,
        "result": _one(thanked.result_id if thanked else None, viewer),
        "offerer": seen_people(viewer, [offer.person_id]).get(offer.person_id),
        "is_mine": is_mine,
        "answers": answers,
        "can": {str(state): offer.can_step(state) for state in State} if answers or is_mine else {},
        "is_archived": offer.community.is_archived,
    }


def _results(initiative, viewer, *, but):
    """Results said to come of it; those it ended in stand with the ending."""
    seen = Result.objects.visible_to(viewer).filter(initiative=initiative).exclude(pk=but)
    return seen.latest_first().select_related("community")[:10]


def _one(pk, viewer):
    return Result.objects.visible_to(viewer).filter(pk=pk).first() if pk else None
