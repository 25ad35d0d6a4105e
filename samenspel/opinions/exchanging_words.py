"""What an import of a conversation found or did, in short sentences for the terminal and the page alike."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.intake.telling import number, wrong_rows
from samenspel.opinions.layout import LABELS

__all__ = ["TAKEN_UP", "label_of", "told", "wrong_rows"]

TAKEN_UP = gettext_lazy(
    "People here went on with this conversation, so it cannot be taken back any more. Close it instead."
)


def label_of(kind):
    return LABELS[kind]


def told(counts):
    """Pairs of label and text, in the order people ask for them."""
    yield _("participants"), number(counts["participants"])
    yield _("statements"), _statements(counts)
    yield _("votes"), _votes(counts)
    if counts["otherwise"]:
        yield (
            _("left out"),
            ngettext(
                "%(n)s vote of the table that is not among the votes one by one",
                "%(n)s votes of the table that are not among the votes one by one",
                counts["otherwise"],
            )
            % {"n": number(counts["otherwise"])},
        )


def _statements(counts):
    if not counts["moderated_out"]:
        return number(counts["statements"])
    return _("%(all)s (moderated out: %(out)s)") % {
        "all": number(counts["statements"]),
        "out": number(counts["moderated_out"]),
    }


def _votes(counts):
    values = {name: number(counts[name]) for name in ("votes", "agree", "disagree", "pass")}
    said = _("%(votes)s: %(agree)s agree, %(disagree)s disagree, %(pass)s pass") % values
    if counts.get("revotes"):
        again = ngettext("%(n)s vote was changed later", "%(n)s votes were changed later", counts["revotes"])
        said += "; " + again % {"n": number(counts["revotes"])}
    return said
