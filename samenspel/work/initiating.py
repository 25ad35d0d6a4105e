"""Starting an initiative, moving it over the roadmap, taking part in it, and how it ends."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only
from samenspel.work import access
from samenspel.work.models import ENDED, Ending, Initiative, InitiativePerson, InitiativeStep
from samenspel.work.refusing import NotNow
from samenspel.work.sight import ask_again_when_narrower, sight_of

# The last words of addresses where something is done with a thing.
ACTS = {"change", "move", "end", "take-part", "step-out", "close", "reopen", "offer", "join", "lay-down"}
ABOUT = ("title", "about", "visibility", "serves", "steward")


def start(community, *, by, once=None, at=None, **said):
    """Put something on the roadmap; nobody needs to allow it. Whoever starts it takes part.

    The same ``once`` again gives the initiative it gave before.
    """
    if not access.can_start(by, community):
        raise PermissionDenied
    return once_only(
        lambda: _start(community, by=by, once=once, at=at or timezone.now(), **said),
        Initiative,
        once=once,
        started_by=by,
    )


def _start(community, *, by, once, at, title, when=Initiative.When.LATER, **said):
    _check(community, **said)
    initiative = Initiative.objects.create(
        community=community,
        title=title,
        slug=slug_of(title, "initiatief"),
        when=Initiative.When(when),
        started_by=by,
        started_at=at,
        moved_at=at,
        once=once,
        **said,
    )
    _write_step(initiative, after=initiative.when, by=by, at=at)
    InitiativePerson.objects.create(initiative=initiative, person=by, since=at)
    tell("work.initiative_started", by=by, about=initiative, at=at)
    _ask_to_look_after(initiative, by=by, at=at)
    _changed(initiative)
    return initiative


@transaction.atomic
def change(initiative, *, by, at=None, **said):
    """Change what is said about it; who comes to look after it hears so."""
    initiative = held(initiative)
    if not access.can_lead(by, initiative):
        raise PermissionDenied
    before, sight = initiative.steward_id, sight_of(initiative)
    _check(initiative.community, before=initiative, **said)
    for name in ABOUT:
        setattr(initiative, name, said.get(name, getattr(initiative, name)))
    initiative.slug = slug_of(initiative.title, "initiatief")
    initiative.save(update_fields=[*ABOUT, "slug"])
    if initiative.steward_id != before:
        _ask_to_look_after(initiative, by=by, at=at)
    ask_again_when_narrower(sight, initiative)
    _changed(initiative)
    return initiative


@transaction.atomic
def move(initiative, when, *, by, why="", at=None):
    """Bring it to another column; where it is already nothing changes. What ended begins again by that."""
    initiative, when = held(initiative), Initiative.When(when)
    if not access.can_lead(by, initiative):
        raise PermissionDenied
    if initiative.when == when:
        return initiative
    was_ended = initiative.has_ended
    Ending.objects.filter(initiative=initiative).delete()
    _step(initiative, when, by=by, why=why, at=at or timezone.now())
    verb = "work.initiative_taken_up" if was_ended else "work.initiative_moved"
    tell(verb, by=by, about=initiative, at=at)
    return initiative


@transaction.atomic
def end(initiative, *, by, kind, words, result=None, at=None):
    """Say that it is done, or that you stop, and what came of it; a second time changes the words."""
    initiative = held(initiative)
    if not access.can_lead(by, initiative):
        raise PermissionDenied
    if result is not None and result.community_id != initiative.community_id:
        raise NotNow(_("Choose a result of this community."))
    at = at or timezone.now()
    said = {"kind": Ending.Kind(kind), "words": words, "result": result, "by": by, "at": at}
    said |= sight_of(initiative).written
    Ending.objects.update_or_create(initiative=initiative, defaults=said)
    if not initiative.has_ended:
        _step(initiative, ENDED, by=by, why="", at=at)
        tell("work.initiative_ended", by=by, about=initiative, at=at)
    return initiative


@transaction.atomic
def take_part(initiative, *, by, at=None):
    """Join in; who takes part already keeps the day they began."""
    if not access.can_take_part(by, initiative):
        raise PermissionDenied
    row, is_new = InitiativePerson.objects.get_or_create(
        initiative=initiative, person=by, until=None, defaults={"since": at or timezone.now()}
    )
    if is_new:
        changed(f"community:{initiative.community_id}")
        notify(
            "work.took_part",
            to=_leads(initiative),
            about=initiative,
            by=by,
            community=initiative.community,
            at=at,
        )
    return row


@transaction.atomic
def step_out(initiative, *, by, at=None):
    """Take part no longer; a second time changes nothing."""
    now = InitiativePerson.objects.current().filter(initiative=initiative, person=by)
    if now.update(until=at or timezone.now()):
        changed(f"community:{initiative.community_id}")


@transaction.atomic
def lay_down(initiative, *, by):
    """Look after it no longer, also when it ended; who does not look after it changes nothing."""
    initiative = held(initiative)
    if by is not None and initiative.steward_id == by.pk:
        initiative.steward = None
        initiative.save(update_fields=["steward"])
        _changed(initiative)


def held(initiative):
    """The initiative as it stands, held until the act is done, so that two acts follow one another."""
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    return Initiative.objects.select_related("community", "steward", "started_by").get(pk=initiative.pk)


def slug_of(title, otherwise):
    """How it is called in its address; never as one of the acts on it is."""
    slug = slugify(title)[:80].strip("-") or otherwise
    return f"{slug}-{otherwise}" if slug in ACTS else slug


def _step(initiative, when, *, by, why, at):
    if not initiative.can_move(when):
        raise NotNow(_("It cannot go there from where it is."))
    _write_step(initiative, before=initiative.when, after=when, why=why, by=by, at=at)
    initiative.when, initiative.moved_at = when, at
    initiative.save(update_fields=["when", "moved_at"])
    rows = InitiativePerson.objects.current().filter(initiative=initiative).select_related("person")
    to = {row.person for row in rows} | set(_leads(initiative))
    notify("work.initiative_moved", to=to, about=initiative, by=by, community=initiative.community, at=at)
    _changed(initiative)


def _check(community, *, before=None, steward=None, serves=None, **said):
    """Whom people turn to takes part here, and the sentence it serves is of this community."""
    is_new = steward is not None and steward != getattr(before, "steward", None)
    if is_new and not access.can_start(steward, community):
        raise NotNow(_("Choose somebody who takes part here."))
    if serves is not None and serves.version.community_id != community.pk:
        raise NotNow(_("Choose something of this community."))


def _write_step(initiative, **said):
    InitiativeStep.objects.create(initiative=initiative, **said, **sight_of(initiative).written)


def _ask_to_look_after(initiative, *, by, at):
    if initiative.steward_id:
        notify(
            "work.asked_to_look_after",
            to=[initiative.steward],
            about=initiative,
            by=by,
            community=initiative.community,
            at=at,
        )


def _leads(initiative):
    """Who looks after it, or started it while nobody does."""
    lead = initiative.steward or initiative.started_by
    return [lead] if lead else []


def _changed(initiative):
    index("initiative", [initiative])
    changed(f"community:{initiative.community_id}")
