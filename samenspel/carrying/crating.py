"""Making the file of a community in the background, keeping it a week for who asked, and forgetting it."""

import logging
import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from samenspel.carrying import packing
from samenspel.carrying.models import KEPT_DAYS, Crate
from samenspel.carrying.order import in_order
from samenspel.carrying.sockets import the_home
from samenspel.house.auditing import record

log = logging.getLogger(__name__)


def ask(community, *, by, at=None):
    """Have the community packed; what is under way already is not begun twice."""
    from samenspel.carrying import tasks

    if not the_home().can_take_out(by, community):
        raise PermissionDenied
    last = crate_of(community, by)
    if last and last.is_under_way:
        return last
    with transaction.atomic():
        crate = Crate.objects.create(
            place_id=community.pk,
            by=by,
            language=translation.get_language(),
            of=len(in_order()),
            asked_at=at or timezone.now(),
        )
        record("carrying.taken_out", by=by, about=community, at=at)
        transaction.on_commit(lambda: tasks.fill.enqueue(crate.pk))
    return crate


def crate_of(community, person):
    """The last one ``person`` asked for, or None."""
    return Crate.objects.filter(place_id=community.pk, by=person).order_by("-asked_at", "-pk").first()


def fill(crate, *, at=None):
    """Pack and close; older ones of the same community and person go. Rights are asked again."""
    at = at or timezone.now()
    community = the_home().model.objects.filter(pk=crate.place_id).first()
    try:
        if community is None or not the_home().can_take_out(crate.by, community):
            raise PermissionDenied
        with translation.override(crate.language):
            content = packing.packed(community, by=crate.by, at=at, tell=lambda done: _tell(crate, done))
    except Exception as error:
        log.error("a community could not be packed: %s", type(error).__name__)
        Crate.objects.filter(pk=crate.pk).update(failed_at=at)
        return
    with content:
        crate.file.save(f"{secrets.token_hex(16)}.zip", File(content), save=False)
    crate.ready_at, crate.done, crate.bytes = at, crate.of, crate.file.size
    crate.save()
    for older in Crate.objects.filter(place_id=crate.place_id, by=crate.by).exclude(pk=crate.pk):
        older.forget()


def _tell(crate, done):
    Crate.objects.filter(pk=crate.pk).update(done=done)


def forget_old(*, at=None):
    """Remove those whose week is over, and what stopped half-way; says how many."""
    before = (at or timezone.now()) - timedelta(days=KEPT_DAYS)
    past = list(Crate.objects.filter(Q(ready_at__lt=before) | Q(ready_at=None, asked_at__lt=before)))
    for crate in past:
        crate.forget()
    return len(past)
