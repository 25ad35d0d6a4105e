"""Letters that put a gathering into somebody's own calendar, move it there, and take it out again.

The house is the one who invites, by its own address: no address of a person goes along, and no answer comes
back to be lost. Who registered said so already, so a calendar asks nothing.
"""

from email.utils import parseaddr

from django.conf import settings
from django.dispatch import receiver
from django.utils import timezone, translation

from samenspel.gatherings.calendars import events, writing
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.signals import (
    came_in,
    gathering_cancelled,
    gathering_moved,
    gathering_resumed,
    went_out,
)
from samenspel.gatherings.templatetags.gathering_times import said
from samenspel.house.address import whole
from samenspel.house.rules import rules
from samenspel.mail.writing import write
from samenspel.notifications.zones import zone_of

REQUEST, CANCEL = "REQUEST", "CANCEL"
COMING, OUT, MOVED = "gatherings.coming", "gatherings.going_out", "gatherings.moving"


@receiver(came_in)
def they_come(registration, **_rest):
    """An invitation for the calendar of who registered, or moved up from the waiting list.

    Who called a series has a place at each by that alone, and would get sixty letters at once.
    """
    gathering = registration.gathering
    called_it = registration.person_id in {gathering.host_id, gathering.by_id}
    if not gathering.is_over() and not (gathering.series_id and called_it):
        _send("coming", gathering, registration.person, REQUEST, key=f"{COMING}:{_last_step(registration)}")


@receiver(went_out)
def they_do_not_come(registration, by=None, **_rest):
    """Out of the calendar again; who did it themselves does not need to read why."""
    gathering = registration.gathering
    if not gathering.is_over():
        key = f"{OUT}:{_last_step(registration)}"
        _send("not_coming", gathering, registration.person, CANCEL, key=key, by=by)


@receiver(gathering_moved)
def it_moved(gathering, step, by=None, **_rest):
    _send_all("moved", gathering, REQUEST, step, by)


@receiver(gathering_resumed)
def it_goes_ahead(gathering, step, by=None, **_rest):
    _send_all("resumed", gathering, REQUEST, step, by)


@receiver(gathering_cancelled)
def it_is_cancelled(gathering, step, by=None, **_rest):
    _send_all("cancelled", gathering, CANCEL, step, by)


def invitation(gathering, person, method):
    """The part of a letter that calendar programs read, in the language of its reader."""
    row = events.with_changes(Gathering.objects.filter(pk=gathering.pk)).get()
    events.with_seen_links([row], person)
    event = events.of_gathering(
        row,
        host=(rules().name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        invited=(person.name or person.email, person.email),
    )
    if method == CANCEL:
        event = writing.cancelled(event)
    return writing.calendar([event], method=method)


def _send_all(name, gathering, method, step, by):
    """To who comes, for their calendar, and to who waits for a place, who only reads it."""
    key = f"{MOVED}:{step.pk}"
    for row in gathering.registrations.standing().select_related("person").order_by("pk"):
        _send(name, gathering, row.person, "" if row.waits else method, key=key, by=by, step=step)


def _send(name, gathering, person, method, *, key, by=None, step=None):
    """One letter, if there is an address; its reader can refuse the kind. No method: no event goes along."""
    if not person.email or not person.is_active or gathering.starts_at is None:
        return
    with translation.override(person.language or rules().language), timezone.override(zone_of(person)):
        write(
            f"gatherings/mail/{name}.txt",
            person,
            key=key,
            kind=COMING,
            about=gathering,
            place_id=gathering.community_id,
            by=by,
            thread=f"gathering:{gathering.pk}",
            calendar=invitation(gathering, person, method) if method else None,
            gathering=gathering,
            when=said(gathering.begins, gathering.ends),
            waits=not method,
            url=whole(gathering.get_absolute_url()),
            step=step,
        )


def _last_step(registration):
    return registration.steps.order_by("-pk").values_list("pk", flat=True).first()
