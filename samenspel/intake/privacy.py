"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.intake.models import Dataset, DatasetPerson, Run
from samenspel.privacy.sockets import hold

BASIS = _("Legitimate interest, or a public task, of the organisation that brought the file.")

hold(
    DatasetPerson,
    what=_("Under which key a file knows you, and what it said of your work"),
    why=_("To recognise you when the file is brought in again, and to compare groups of five or more."),
    basis=BASIS,
    kept=_("As long as the dataset is kept; an administrator removes it as a whole."),
    seen_by=_("Administrators. Figures are shown for groups of at least five."),
    on_erasure=_("It is removed."),
)
hold(
    Dataset,
    what=_("Which datasets you brought in"),
    why=_("So that it is known who answers for a file."),
    basis=BASIS,
    kept=_("As long as the dataset is kept."),
    seen_by=_("Administrators."),
    on_erasure=_("The dataset stays, without your name."),
)
hold(
    Run,
    what=_("Imports: the file, its report and who started it"),
    why=_("To check a file before it is used, to say what is wrong in it, and to undo it."),
    basis=BASIS,
    kept=_("The report as long as the dataset is kept."),
    seen_by=_("Administrators."),
    on_erasure=_("The report stays, without the name of who started it."),
)
