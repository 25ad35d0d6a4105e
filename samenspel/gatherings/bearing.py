"""What comes of a gathering: an experiment, an initiative, a result or a proposal that was born there."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.decisions.models import Proposal
from samenspel.gatherings import access
from samenspel.gatherings.models import Birth
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed
from samenspel.work import experimenting, initiating
from samenspel.work.models import Experiment, Initiative, Result
from samenspel.work.refusing import NotNow

MODELS = {"experiment": Experiment, "initiative": Initiative, "result": Result, "proposal": Proposal}


@transaction.atomic
def born(gathering, name, thing, *, by, item=None, at=None):
    """Say that ``thing`` of this community was born here; a second time changes nothing.

    name   one of ``Birth.BORN``
    """
    gathering = held(gathering)
    may_see = MODELS[name].objects.visible_to(by).filter(pk=thing.pk).exists()
    if not access.can_write(by, gathering) or not may_see:
        raise PermissionDenied
    if thing.community_id != gathering.community_id or (item and item.gathering_id != gathering.pk):
        raise NotNow(_("Choose something of this community."))
    said = {"gathering": gathering, "item": item, "by": by, "at": at or timezone.now()}
    row, is_new = Birth.objects.get_or_create(**{name: thing}, defaults=said)
    if not is_new and row.gathering_id != gathering.pk:
        raise NotNow(_("It was born at another gathering already."))
    _changed(gathering)
    return row


@transaction.atomic
def begin(gathering, name, *, by, title, text="", item=None, until=None, once=None, at=None):
    """Start an experiment or an initiative that was born here."""
    said = {"by": by, "once": once, "at": at}
    if name == "experiment":
        thing = experimenting.start(
            gathering.community, question=title, trying=text, place=gathering.place[:120], until=until, **said
        )
    else:
        thing = initiating.start(gathering.community, title=title[:160], about=text, **said)
    return born(gathering, name, thing, by=by, item=item, at=at)


@transaction.atomic
def forget(birth, *, by):
    """It was not born here after all; the thing itself stays. A second time changes nothing."""
    if not access.can_write(by, birth.gathering):
        raise PermissionDenied
    Birth.objects.filter(pk=birth.pk).delete()
    _changed(birth.gathering)


def seen_births(gathering, viewer):
    """What was born here, as far as the viewer may see each thing: rows with ``thing`` and ``name``."""
    rows = list(Birth.objects.filter(gathering=gathering).order_by("at", "pk"))
    for name, model in MODELS.items():
        pks = [getattr(row, f"{name}_id") for row in rows if getattr(row, f"{name}_id")]
        seen = model.objects.visible_to(viewer).in_bulk(pks) if pks else {}
        for row in rows:
            if getattr(row, f"{name}_id"):
                row.name, row.thing = name, seen.get(getattr(row, f"{name}_id"))
    return [row for row in rows if row.thing is not None]


def _changed(gathering):
    changed(f"gathering:{gathering.pk}")
