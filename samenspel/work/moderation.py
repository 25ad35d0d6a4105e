"""What can be reported of this room: results."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.work import roadmap_moderation  # noqa: F401 (it names its own kinds)
from samenspel.work.models import Result

reportable(
    Result,
    name="result",
    label=_("result"),
    own="published_by",
    shown=lambda result: [
        (_("for whom"), result.for_whom),
        (_("what happened"), result.story),
        (_("what we learned"), result.learned),
    ],
)
