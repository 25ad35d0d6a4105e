"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models import Affiliation, Organisation, Partnership, Unit
from samenspel.privacy.sockets import hold, says_nothing_of_people

hold(
    Affiliation,
    what=_("Which organisation you belong to, in which position, from when until when"),
    why=_("To see work across the borders of organisations."),
    basis=_("Legitimate interest, or a public task, of the organisations that work together here."),
    kept=_("As long as you take part, or as long as the file it came with is kept."),
    seen_by=_("Whoever may see your profile and the organisation."),
    on_erasure=_("It is removed."),
)
because = "an organisation is no person; it leads to one only through whoever imported the file"
for model in (Organisation, Unit, Partnership):
    says_nothing_of_people(model, because)
