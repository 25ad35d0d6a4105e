"""What can be reported of this room: gatherings with their agenda and minutes, and agreements."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.gatherings.models import Commitment, Gathering


def _shown(gathering):
    """The minutes are part of it: whoever judges it reads them."""
    said = [("", gathering.title), (_("what it is for"), gathering.about), (_("where"), gathering.place)]
    said += [(_("agenda"), f"{item.title}\n{item.words}".strip()) for item in gathering.agenda_items.all()]
    parts = gathering.minutes_parts.select_related("item").order_by("item__order", "pk")
    return said + [(_("minutes"), part.text) for part in parts if part.text]


reportable(Gathering, name="gathering", label=_("gathering"), shown=_shown)
reportable(
    Commitment, name="commitment", label=_("agreement"), shown=lambda commitment: [("", commitment.what)]
)
