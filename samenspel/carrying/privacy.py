"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.models import Arrival, Crate, Standin
from samenspel.privacy.sockets import hold

ASKED = _("The legitimate interest of a community in taking along what it made.")

hold(
    Crate,
    what=_("Communities you had packed"),
    why=_("So that you can fetch the file."),
    basis=ASKED,
    kept=_("A week; then the file goes."),
    seen_by=_("You alone."),
    on_erasure=_("It is removed, with its file."),
    leave_out=("file",),
)
hold(
    Arrival,
    what=_("Communities you brought in from a file"),
    why=_("So that it is known who answers for it, and it can be taken back."),
    basis=ASKED,
    kept=_("As long as the community exists."),
    seen_by=_("You and administrators."),
    on_erasure=_("It stays, without your name."),
)
hold(
    Standin,
    what=_("The name by which you stood in a community elsewhere"),
    why=_("So that it can move on without a name being lost."),
    basis=ASKED,
    kept=_("As long as the community exists."),
    seen_by=_("Whoever may see what you said there."),
    on_erasure=_("It is removed."),
)
