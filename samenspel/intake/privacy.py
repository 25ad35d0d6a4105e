"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import keep_for
from samenspel.intake.models import Dataset, DatasetPerson, Run
from samenspel.intake.running import forget_file
from samenspel.privacy.sockets import hold, on_erasure

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
    kept=_("The report %(months)s months; the file until the import ends, a week at most."),
    period="imports",
    seen_by=_("Administrators."),
    on_erasure=_("The report stays, without the name of who started it; rows that name you are taken out."),
    leave_out=("file", "preview", "problems", "options", "mapping"),
)


def _ended(before):
    return Run.objects.filter(ended_at__lt=before)


def _remove(before):
    number = _ended(before).count()
    for run in _ended(before).exclude(file=""):
        forget_file(run)
    _ended(before).delete()
    return number


keep_for(
    "imports",
    label=_("Reports of imports"),
    why=_(
        "As long as someone may ask what a file changed, and not until it is forgotten why it was brought."
    ),
    default=24,
    least=3,
    most=60,
    waiting=lambda before: _ended(before).count(),
    end=_remove,
)


@on_erasure
def forget(person):
    """Reports quote rows of a file to say what is wrong in it; those that name the person go."""
    named = [word for word in (person.name, person.email) if word and len(word) > 2]
    for run in Run.objects.order_by("pk").iterator():
        preview, problems = _without(run.preview, named), _without(run.problems, named)
        if (preview, problems) != (run.preview, run.problems):
            Run.objects.filter(pk=run.pk).update(preview=preview, problems=problems)


def _without(said, named):
    """The same, without the rows and words in which one of the names occurs."""
    if isinstance(said, dict):
        return {key: _without(value, named) for key, value in said.items()}
    if isinstance(said, list):
        is_row = all(not isinstance(each, dict | list) for each in said)
        if is_row and any(_names(each, named) for each in said):
            return ["" for _each in said]
        return [_without(each, named) for each in said]
    return "" if _names(said, named) else said


def _names(said, named):
    return isinstance(said, str) and any(name.lower() in said.lower() for name in named)
