"""What concerns someone, on the screen of their telephone or computer, also while the product is closed.

It goes by way of the maker of the browser, who cannot read it: it is sealed for the one browser that asked
(``sealing``). It is told once or not at all: a worker that dies tells nobody again, and what is a day old is
not shown any more.
"""

import json
import logging
import re
from base64 import urlsafe_b64decode
from types import SimpleNamespace
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from samenspel.house.outgoing import NotFetched, Outgoing
from samenspel.house.rules import rules
from samenspel.notifications.models import PushPlace, Way
from samenspel.notifications.showing import Bundle
from samenspel.notifications.sockets import KINDS
from samenspel.notifications.stopping import held_back
from samenspel.ui.lines import one_line

MOST_PLACES = 8
GONE = {404, 410}
# Who carries it answers within a second; what does not keeps the worker no longer than this.
SECONDS = 4
KEPT_BY_THEM_SECONDS = 24 * 3600
# As browsers write them: a whole web address, and 65 and 16 bytes.
ENDPOINT = re.compile(r"https://[\x21-\x7e]{1,492}")
KEY, AUTH = re.compile(r"[\w-]{87}=?", re.ASCII), re.compile(r"[\w-]{22}(==)?", re.ASCII)
log = logging.getLogger(__name__)


def add(person, *, endpoint, p256dh, auth, called):
    """Remember a browser that asked to be told; the same browser again is the same place.

    Raises ValidationError when what it said of itself cannot be right, or there are too many already.
    """
    if not (_is_somewhere(endpoint) and AUTH.fullmatch(auth) and _is_key(p256dh)):
        raise ValidationError(_("This browser did not say where it can be told. Try again."))
    PushPlace.objects.filter(endpoint=endpoint).delete()
    if PushPlace.objects.filter(person=person).count() >= MOST_PLACES:
        raise ValidationError(_("You have as many devices here as one can have. Take one off first."))
    try:
        with transaction.atomic():
            return PushPlace.objects.create(
                person=person, endpoint=endpoint, p256dh=p256dh, auth=auth, called=one_line(called)[:80]
            )
    except IntegrityError:
        return PushPlace.objects.get(endpoint=endpoint)


def _is_somewhere(endpoint):
    try:
        address = urlsplit(endpoint)
        return bool(ENDPOINT.fullmatch(endpoint) and address.hostname and address.port in {None, 443})
    except ValueError:
        return False


def _is_key(p256dh):
    """Whether something can be sealed with it: one that is none would stop the telling of everybody."""
    from samenspel.notifications import sealing

    return bool(KEY.fullmatch(p256dh)) and sealing.is_point(plain(p256dh))


def tell_at_once(kind, people, about, by, place_id, at):
    """Let the worker tell those of ``people`` who have a browser that asked for it."""
    from samenspel.notifications.tasks import push_to

    there = PushPlace.objects.filter(person__in=people).values_list("person", flat=True).distinct()
    said = {"kind": kind.name, "about": about.pk, "by": getattr(by, "pk", None), "place_id": place_id}
    said |= {"people": list(there), "at": at.isoformat()}
    if said["people"]:
        transaction.on_commit(lambda: push_to.enqueue(**said))


def push(kind, people, about, by, place_id, at, *, outgoing=None):
    """Tell it on every browser of ``people``, where it is still wanted and may still be seen."""
    everyone, outgoing = get_user_model().objects, outgoing or Outgoing(seconds=SECONDS)
    by = everyone.filter(pk=by).first()
    for person in everyone.filter(pk__in=people, is_active=True):
        if held_back(person, kind, about, place_id, by, Way.PUSH):
            continue
        said = said_of(KINDS[kind], person, about, by, at)
        for place in PushPlace.objects.filter(person=person).to_tell(timezone.now()):
            _hand_over(place, said, outgoing)


def said_of(kind, person, about, by, at):
    """What stands on the screen: the sentence of the notification, and where it leads."""
    thing = kind.model.objects.select_related(*kind.related).get(pk=about)
    by_id = getattr(by, "pk", None)
    row = SimpleNamespace(kind=kind.name, thing=thing, by_id=by_id, at=parse_datetime(at))
    seen = get_user_model().objects.visible_to(person).in_bulk([by_id]) if by_id else {}
    with translation.override(person.language or rules().language):
        bundle = Bundle(person, [row], seen)
        return {
            "title": rules().name,
            "body": bundle.sentence,
            "url": bundle.url,
            "tag": kind.group_of(thing),
        }


def _hand_over(place, said, outgoing):
    """Seal it for one browser and hand it over; a place that is gone is forgotten."""
    # Only who tells a browser needs what seals it.
    from samenspel.notifications import sealing

    content = sealing.sealed(json.dumps(said).encode(), place)
    headers = {"Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream"}
    headers |= {"TTL": str(KEPT_BY_THEM_SECONDS), **sealing.who_we_are(place.endpoint)}
    try:
        status = outgoing.post(place.endpoint, content, headers)
    except NotFetched as error:
        log.info("A browser could not be told: %s", error)
        status = 0
    if status in GONE:
        place.delete()
    elif 200 <= status < 300:
        place.arrived()
    else:
        place.failed(timezone.now())


def plain(text):
    """Bytes as browsers write them; none where it is no such writing."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""
