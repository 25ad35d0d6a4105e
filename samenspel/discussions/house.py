"""What this room adds to the house: how long what was never sent is kept."""

from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models import Draft
from samenspel.house.sockets import keep_for

keep_for(
    "drafts",
    label=_("What people were writing and did not send"),
    why=_("Long enough to come back to it after a holiday; not for ever, since nobody meant it to be read."),
    default=6,
    least=1,
    most=24,
    waiting=lambda before: Draft.objects.filter(at__lt=before).count(),
    end=lambda before: Draft.objects.filter(at__lt=before).delete()[0],
)
