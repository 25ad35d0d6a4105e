"""Letters that put a gathering into somebody's own calendar, move it there, and take it out again.

The house is the one who invites, by its own address: no address of a person goes along, and no answer comes
back to be lost. Who registered said so already, so a calendar asks nothing.
"""

from email.utils import parseaddr

from django.conf import settings
from django.dispatch import receiver
from django.utils import translation

from samenspel.gatherings.calendars import events, writing
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.signals import (
    came_in,
    gathering_cancelled,
    gathering_moved,
    gathering_resumed,
    went_out,
)
from samenspel.house.address import whole
from samenspel.house.rules import rules
from samenspel.mail.writing import write

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
@receiver(gathering_resumed)
def it_moved(gathering, step, by=None, **_rest):
    for person in _who_comes(gathering):
        _send("moved", gathering, person, REQUEST, key=f"{MOVED}:{step.pk}", by=by, step=step)


@receiver(gathering_cancelled)
def it_is_cancelled(gathering, step, by=None, **_rest):
    for person in _who_comes(gathering):
        _send("cancelled", gathering, person, CANCEL, key=f"{MOVED}:{step.pk}", by=by, step=step)


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


def _send(name, gathering, person, method, *, key, by=None, step=None):
    """One letter, if there is an address; its reader can refuse the kind."""
    if not person.email or not person.is_active or gathering.starts_at is None:
        return
    with translation.override(person.language or rules().language):
        write(
            f"gatherings/mail/{name}.txt",
            person,
            key=key,
            kind=COMING,
            about=gathering,
            place_id=gathering.community_id,
            by=by,
            thread=f"gathering:{gathering.pk}",
            calendar=invitation(gathering, person, method),
            gathering=gathering,
            begins=gathering.begins,
            ends=gathering.ends,
            zone=gathering.zone,
            url=whole(gathering.get_absolute_url()),
            step=step,
        )


def _who_comes(gathering):
    rows = gathering.registrations.coming().select_related("person")
    return [row.person for row in rows.order_by("pk")]


def _last_step(registration):
    return registration.steps.order_by("-pk").values_list("pk", flat=True).first()
