"""What this main and the house under it hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.models import AuditKey
from samenspel.privacy.sockets import hold

hold(
    AuditKey,
    what=_("What you changed in access, roles and settings, and what others changed for you"),
    why=_("So that it can be found out afterwards who gave or took access."),
    basis=_("Legitimate interest, or a public task, of the organisation that runs this house."),
    kept=_("As long as the house exists; nothing can be changed or left out of it."),
    seen_by=_("Administrators."),
    on_erasure=_("The key that leads to you is removed; the lines stay and lead to nobody."),
)
