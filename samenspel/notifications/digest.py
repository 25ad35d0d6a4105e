"""The letter of the day and of the week: what waits, what concerns the reader, what happened around them.

It is one screen, comes at seven in the morning where the reader is, and is skipped when there is nothing to
say. Its key is the person and the period, so that it never comes twice. Only that it is due is written. What
it says is put together when it goes, of what the reader may see then: so a run for many people takes no more
memory than one for few.
"""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from samenspel.house.address import whole
from samenspel.house.rules import rules
from samenspel.mail import sending, writing
from samenspel.mail.models import Letter
from samenspel.mail.sockets import Said, composer
from samenspel.notifications import choosing, showing
from samenspel.notifications.models import Notification, Way
from samenspel.notifications.sockets import DAILY, PARTS, WEEKLY
from samenspel.notifications.zones import zone_of

NAME = "notifications.digest"
# At seven; whoever was not written by ten in the evening of the last of these days is not woken for it.
HOUR, LAST_HOUR = 7, 22
DAYS_TO_SEND = {DAILY: 1, WEEKLY: 2}
CHUNK = 500
# So many lines of what concerns one, and of each part that a room adds: one screen.
LINES, FEWER = 6, 4
# What concerns one stands between the parts of rooms: after what waits, before what happened.
CONCERNS = 20


def period(person, when, at):
    """(its name, where it begins) of the letter that is due now where ``person`` is, or None."""
    zone = zone_of(person)
    here = at.astimezone(zone)
    first = here.date() if when == DAILY else here.date() - timedelta(days=here.weekday())
    opens = datetime.combine(first, time(HOUR), zone)
    closes = datetime.combine(first + timedelta(days=DAYS_TO_SEND[when] - 1), time(LAST_HOUR), zone)
    if not opens <= here < closes:
        return None
    since = datetime.combine(first - timedelta(days=1 if when == DAILY else 7), time(HOUR), zone)
    return first.isoformat(), since


def write_due(*, at=None):
    """Write who is to get a letter of the day or week now; says how many. As often as one likes."""
    at = at or timezone.now()
    written, last = 0, 0
    while people := list(_readers().filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = people[-1].pk
        written += len(writing.write_all(list(_letters(people, at)), send=False))
    if written:
        sending.soon()
    return written


def _readers():
    """Whoever may get one: with an address and a profile, to whom anything happened lately or could have."""
    people = get_user_model().objects.filter(is_active=True, introduced_at__isnull=False)
    fields = "pk", "name", "email", "language", "time_zone", "joined_at", "introduced_at", "is_active"
    return people.exclude(email=None).only(*fields)


def _letters(people, at):
    ways = choosing.every_way_of_all(people)
    language = rules().language
    for person in people:
        for when in sorted(ways[person.pk][Way.MAIL].digests):
            due = period(person, when, at)
            if due is None or person.joined_at > at - timedelta(hours=HOUR):
                continue
            yield Letter(
                key=writing.key_of(f"digest:{when}:{due[0]}", person),
                person=person,
                to=person.email,
                language=person.language or language,
                kind=choosing.DIGEST,
                late=NAME,
                said={"when": when, "since": due[1].isoformat()},
            )


def say(letter):
    """What it says now, or None when there is nothing to say."""
    person, when = letter.person, letter.said["when"]
    since = parse_datetime(letter.said["since"])
    choices = choosing.choices_of(person, Way.MAIL)
    concerns, more = _concerns(person, choices, when, since)
    parts = [(part, _lines(part, person, since, choices)) for part in PARTS if _is_told(when, choices)]
    parts = [(part, lines) for part, lines in parts if lines]
    if not concerns and not any(part.alone for part, _lines in parts):
        return None
    said = {
        "person": person,
        "house": rules().name,
        "when": when,
        "concerns": concerns,
        "more": more,
        "inbox": whole("/notifications/"),
        "before": [(part.words, lines) for part, lines in parts if part.order < CONCERNS],
        "after": [(part.words, lines) for part, lines in parts if part.order >= CONCERNS],
    }
    letter_text = render_to_string("notifications/mail/digest.txt", said)
    subject, _line, body = letter_text.strip().partition("\n")
    return Said(subject, body.strip() + "\n")


def _is_told(when, choices):
    """What waits and what happened stand in one of the two letters of who gets both: in that of the week."""
    return when == WEEKLY or WEEKLY not in choices.digests


def _concerns(person, choices, when, since):
    """Lines of what concerns the reader and was not read here yet, and how many more there are."""
    rows = Notification.objects.of(person).unread().filter(at__gte=since).order_by("-at", "-pk")
    rows = [row for row in rows[: showing.MOST_ROWS] if choices.when(row.kind, row.place_id) == when]
    groups = {}
    for row in showing.seen_now(person, rows):
        groups.setdefault(row.group, []).append(row)
    bundles = showing.bundles(person, list(groups.values()))
    lines = [(bundle.sentence, whole(bundle.url)) for bundle in bundles[:LINES]]
    return lines, max(0, len(bundles) - LINES)


def _lines(part, person, since, choices):
    found = part.lines(person, since, choices.wants_place)
    return [(sentence, whole(path)) for sentence, path in found][:FEWER]


composer(NAME, say)
