"""What this main and the house under it hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.models import AuditEvent, AuditKey
from samenspel.privacy.models import Parcel
from samenspel.privacy.sockets import hold


def _changes(person):
    """How many lines of the log are about someone; the lines name others too, so they are not handed out."""
    key = AuditKey.objects.filter(person=person).values_list("key", flat=True).first()
    if key is None:
        return {}
    by_them = AuditEvent.objects.filter(by_key=key)
    about_them = AuditEvent.objects.filter(person_key=key).exclude(by_key=key)
    told = {_("Changes you made"): by_them.count(), _("Changes others made for you"): about_them.count()}
    return {words: number for words, number in told.items() if number}


hold(
    AuditKey,
    what=_("What you changed in access, roles and settings, and what others changed for you"),
    why=_("So that it can be found out afterwards who gave or took access."),
    basis=_("Legitimate interest, or a public task, of the organisation that runs this house."),
    kept=_("As long as the house exists; nothing can be changed or left out of it."),
    seen_by=_("Administrators."),
    on_erasure=_("The key that leads to you is removed; the lines stay and lead to nobody."),
    told=_changes,
)
hold(
    Parcel,
    what=_("That you asked for everything about you, and the file with it"),
    why=_("So that you can take along what is yours."),
    basis=_("A legal duty: you have the right to it."),
    kept=_("Seven days; then the file is removed."),
    seen_by=_("You alone."),
    on_erasure=_("It is removed, with the file."),
    withheld=_("It is this very file."),
)
