"""Writing a proposal, opening it, giving it more time, and asking again with other words."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.carrying.models import Standin
from samenspel.communities.models import Membership
from samenspel.decisions import access
from samenspel.decisions.models import Asked, BallotBox, Decider, Extension, Proposal, Round, State
from samenspel.decisions.models.round import MOST_OPTIONS, Method
from samenspel.decisions.refusing import NotNow
from samenspel.feed.telling import tell
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only

# What a round says; the rest of a proposal stays the same over its rounds.
WORDS = (
    "title",
    "what",
    "why",
    "alternatives",
    "method",
    "options",
    "dots",
    "is_anonymous",
    "questions_until",
    "last_day",
    "quorum",
)
ABOUT = ("kind", "visibility", "subject", "purpose_test")


def write(community, *, by, once=None, deciders=(), at=None, **said):
    """Begin a draft, seen by who writes it only; the same ``once`` again gives the one it gave before."""
    if not access.can_propose(by, community):
        raise PermissionDenied
    return once_only(
        lambda: _write(community, by=by, once=once, deciders=deciders, at=at or timezone.now(), **said),
        Proposal,
        once=once,
        by=by,
    )


def _write(community, *, by, once, deciders, at, **said):
    about = {name: said[name] for name in ABOUT if name in said}
    proposal = Proposal.objects.create(
        community=community,
        title=said["title"],
        slug=_slug(said["title"]),
        by=by,
        at=at,
        moved_at=at,
        once=once,
        **about,
    )
    Round.objects.create(proposal=proposal, **{name: said[name] for name in WORDS if name in said})
    _name_deciders(proposal, deciders)
    return proposal


@transaction.atomic
def rewrite(proposal, *, by, deciders=(), **said):
    """Change a draft; what was opened is changed by a new round only."""
    proposal = held(proposal)
    if not access.can_write(by, proposal):
        raise PermissionDenied
    for name in ABOUT:
        setattr(proposal, name, said.get(name, getattr(proposal, name)))
    proposal.title, proposal.slug = said["title"], _slug(said["title"])
    proposal.save()
    Round.objects.filter(pk=proposal.now.pk).update(**{name: said[name] for name in WORDS if name in said})
    _name_deciders(proposal, deciders)
    return held(proposal)


@transaction.atomic
def open_up(proposal, *, by, at=None):
    """Ask everyone who takes part now; what is open already stays as it is."""
    proposal = held(proposal)
    if proposal.is_open:
        return proposal
    if not access.can_write(by, proposal):
        raise PermissionDenied
    at = at or timezone.now()
    _begin(proposal, proposal.now, by=by, at=at)
    tell("decisions.proposal_opened", by=by, about=proposal, at=at)
    return proposal


@transaction.atomic
def ask_again(proposal, *, by, change, at=None, **said):
    """A new round with other words: everyone is asked again, also who had said yes.

    What an objection brought about comes in this way; so does what was closed and comes back.
    """
    proposal = held(proposal)
    if not access.can_ask_again(by, proposal) or not proposal.can_step(State.OPEN):
        raise PermissionDenied
    before = proposal.now
    words = {name: said.get(name, getattr(before, name)) for name in WORDS}
    if all(
        words[name] == getattr(before, name) for name in WORDS if name not in {"last_day", "questions_until"}
    ):
        raise NotNow(_("Nothing is different yet. Change the words, or give more time instead."))
    at = at or timezone.now()
    new = Round(proposal=proposal, number=before.number + 1, change=change, **words)
    _check(proposal, new, on=timezone.localdate(at))
    new.save(force_insert=True)
    proposal.title, proposal.slug = new.title, _slug(new.title)
    _begin(proposal, new, by=by, at=at)
    tell("decisions.proposal_asked_again", by=by, about=proposal, at=at)
    return new


@transaction.atomic
def extend(proposal, *, by, last_day, at=None):
    """Give more time. Not to an anonymous ballot that ended: its figures may have been read by then."""
    proposal, at = held(proposal), at or timezone.now()
    if not access.can_lead(by, proposal) or not proposal.is_open:
        raise PermissionDenied
    round, on = proposal.now, timezone.localdate(at)
    if round.last_day == last_day:
        return round
    if last_day < max(on, round.last_day):
        raise NotNow(_("Choose a later day than %s.") % max(on, round.last_day))
    if round.is_anonymous and round.is_past(on=on):
        raise NotNow(_("An anonymous ballot that has ended cannot go on. Ask again in a new round."))
    Extension.objects.create(round=round, before=round.last_day, after=last_day, by=by, at=at)
    Round.objects.filter(pk=round.pk).update(last_day=last_day)
    Asked.objects.filter(round=round).update(reminded_at=None)
    return round


@transaction.atomic
def throw_away(proposal, *, by):
    """Take a draft away; nobody else ever saw it."""
    proposal = held(proposal)
    if not access.can_delete(by, proposal):
        raise PermissionDenied
    proposal.delete()


def held(proposal):
    """The proposal as it stands, held until the act is done, so that two acts follow one another."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    return Proposal.objects.select_related("community", "by").get(pk=proposal.pk)


def _begin(proposal, round, *, by, at):
    _check(proposal, round, on=timezone.localdate(at))
    asked = _those_asked(proposal, at)
    round.opened_at, round.opened_by, round.asked_count = at, by, len(asked)
    round.save(update_fields=["opened_at", "opened_by", "asked_count"])
    Asked.objects.bulk_create(asked_rows := [Asked(round=round, person_id=pk, at=at) for pk in asked])
    # What was put in the box of the round before counts no more, so nobody is to read it.
    BallotBox.objects.filter(round__proposal=proposal).delete()
    if round.is_anonymous:
        BallotBox.objects.create(round=round)
    proposal.state, proposal.moved_at = State.OPEN, at
    proposal.__dict__.pop("now", None)
    proposal.save(update_fields=["state", "moved_at", "title", "slug"])
    index("proposal", [proposal])
    to, community = Person.objects.filter(pk__in=asked), proposal.community
    notify("decisions.asked", to=to, about=round, by=by, community=community, at=at)
    return asked_rows


def _those_asked(proposal, at):
    """Everyone who takes part at this moment; for advice only those whom it is asked of, one by one."""
    if proposal.kind == Proposal.Kind.ADVICE:
        return []
    here = Membership.objects.current().members().filter(community=proposal.community, person__is_active=True)
    # Who stands in by name since the community moved here cannot answer, and would keep a quorum from it.
    there = here.filter(since__lte=at).exclude(person__in=Standin.objects.values("person"))
    return sorted(there.values_list("person", flat=True))


def _check(proposal, round, *, on):
    """Whether a round can be asked; says the first thing that is missing."""
    if round.last_day is None or round.last_day < on:
        raise NotNow(_("Choose a last day to answer that has not gone by."))
    if round.questions_until is not None and round.questions_until >= round.last_day:
        raise NotNow(_("Leave at least one day for answers after the questions."))
    if proposal.kind == Proposal.Kind.POLL:
        _check_poll(round)


def _check_poll(round):
    if round.method not in Method.values:
        raise NotNow(_("Choose how the poll works."))
    if len(set(round.options)) != len(round.options) or not 2 <= len(round.options) <= MOST_OPTIONS:
        raise NotNow(_("Give two to %s options, all different.") % MOST_OPTIONS)
    if round.method == Method.DOTS and not round.dots:
        raise NotNow(_("Say how many dots each person may divide."))


def _name_deciders(proposal, deciders):
    """Only who takes part in the community, and only where someone decides after advice."""
    proposal.deciders.all().delete()
    here = Membership.objects.current().members().filter(community=proposal.community)
    if proposal.kind == Proposal.Kind.ADVICE:
        people = here.filter(person__in=list(deciders)).values_list("person", flat=True)
        Decider.objects.bulk_create(Decider(proposal=proposal, person_id=pk) for pk in sorted(people))


def _slug(title):
    return slugify(title)[:80].strip("-") or "voorstel"
