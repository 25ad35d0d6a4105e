"""Hidings as decisions one may appeal."""

from django.utils.translation import gettext as _

from samenspel.moderation.hiding import unhide
from samenspel.moderation.models import Hiding
from samenspel.moderation.sockets import appealable


def _undo(hiding, *, by, at):
    unhide(hiding, by=by, at=at)


def _label(hiding):
    if hiding.about is None:
        return _("Something of yours that is no longer here was hidden.")
    words = {"kind": hiding.kind.label, "name": hiding.about}
    return _("“%(name)s” (%(kind)s) was hidden.") % words


appealable(
    Hiding,
    name="hiding",
    label=_label,
    concerns=lambda person: Hiding.objects.of_things_by(person).order_by("-at"),
    judged_by=lambda person: Hiding.objects.standing().liftable_by(person),
    decided_by=lambda hiding: hiding.by,
    reason=lambda hiding: hiding.reason,
    undo=_undo,
    stands=lambda hiding: hiding.stands,
)
