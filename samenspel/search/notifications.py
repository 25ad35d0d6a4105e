"""What people hear of from this main: something new in a search they keep."""

from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import heading, kind
from samenspel.search.models import SavedHit

heading("search", _("Searches you keep"), order=90)

kind(
    "search.found",
    SavedHit,
    words=_("Something new is found by a search I keep"),
    visible_to=SavedHit.objects.visible_to,
    grouped_by=lambda hit: hit.search_id,
    url=lambda hit: hit.search.get_absolute_url(),
    related=["search"],
    again=True,
)
