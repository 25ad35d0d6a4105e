"""What the cast was sent lately: what was for them at once, and the letter of the last week."""

from datetime import datetime, time, timedelta

from django.utils import translation

from samenspel.demo.calendar import end_of
from samenspel.mail.composing import said_in
from samenspel.mail.models import Letter
from samenspel.mail.writing import about_type, key_of, language_of
from samenspel.notifications import by_mail, choosing, digest
from samenspel.notifications.models import Notification
from samenspel.notifications.sockets import AT_ONCE, KINDS, WEEKLY
from samenspel.notifications.zones import zone_of

# So many letters at once stand in the outbox of each.
EACH = 5


def mailing(world, story, *, anchor):
    """Letters as they would stand in the mail of the cast; what they say is put together when read."""
    now = end_of(anchor)
    for each in story.cast:
        person = world.people[each["who"]]
        if person.email:
            _keep([*_at_once(person), _of_the_week(person, now)])


def _at_once(person):
    kinds = [name for name, kind in KINDS.items() if kind.by_mail == AT_ONCE and kind.here]
    for row in Notification.objects.filter(person=person, kind__in=kinds).order_by("-at", "-pk")[:EACH]:
        kind = KINDS[row.kind]
        yield Letter(
            key=key_of(f"told:{row.act}", person),
            kind=row.kind,
            about_type=about_type(kind.model),
            about_id=row.about_id,
            place_id=row.place_id,
            by_id=row.by_id,
            late=by_mail.TOLD,
            said={"at": row.at.isoformat()},
            **_to(person, row.at),
        )


def _of_the_week(person, now):
    here = now.astimezone(zone_of(person))
    monday = datetime.combine(here.date() - timedelta(days=here.weekday()), time(digest.HOUR), here.tzinfo)
    return Letter(
        key=key_of(f"digest:{WEEKLY}:{monday.date().isoformat()}", person),
        kind=choosing.DIGEST,
        late=digest.NAME,
        said={"when": WEEKLY, "since": (monday - timedelta(days=7)).isoformat()},
        **_to(person, monday),
    )


def _to(person, at):
    language = language_of(person)
    return {"person": person, "to": person.email, "language": language, "written_at": at, "sent_at": at}


def _keep(letters):
    for letter in letters:
        with translation.override(letter.language):
            said = said_in(letter)
        if said is not None:
            letter.subject = said.subject[:250]
    Letter.objects.bulk_create(each for each in letters if each.subject)
