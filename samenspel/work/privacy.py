"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.privacy.sockets import hold
from samenspel.work.models import Contribution, Result

hold(
    Contribution,
    what=_("To which results you contributed, and what you brought"),
    why=_("So that whoever did the work is seen, and to know who works together."),
    basis=_("Legitimate interest of the community; whoever publishes a result asks those who are named."),
    kept=_("As long as the result is published."),
    seen_by=_("Whoever may see the result."),
    on_erasure=_("Your contribution is removed; the result stays."),
)
hold(
    Result,
    what=_("Results you published"),
    why=_("To show what came of the work and what was learned."),
    basis=_("Your own choice to publish."),
    kept=_("Until you or a steward takes it back."),
    seen_by=_("Whom you chose when you published it."),
    on_erasure=_("The result stays, without your name."),
)
