"""The record of a decision as Markdown, to keep or to publish; for whoever may see the proposal."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from samenspel.decisions import access, dissenting, figures
from samenspel.decisions.disclosing import MOSTLY
from samenspel.decisions.showing import labels


def as_markdown(proposal, viewer):
    """Title, what came of it, why, figures, dissent, alternatives, notes, and the words it was about.

    Nobody who answered is named: who may read names finds them on the page. What they wrote is in the file of
    who takes part only; figures are as everyone may read them, so that the file can be published.
    """
    parts = [f"# {proposal.title}", proposal.community.name]
    for round in sorted(proposal.rounds.all(), key=lambda round: -round.number):
        if round.opened_at:
            parts += _round(proposal, round, viewer)
    return "\n\n".join(part for part in parts if part) + "\n"


def _round(proposal, round, viewer):
    opened = _day(round.opened_at)
    yield "## " + _("Round %(number)s, opened on %(day)s") % {"number": round.number, "day": opened}
    yield round.change
    if round.has_outcome:
        yield from _outcome(round, round.outcome)
        yield from _dissent(round.outcome, viewer, access.sees_inside(viewer, proposal.community))
        yield from _after(round.outcome)
    yield "### " + _("What is proposed")
    yield round.what
    if round.why:
        yield "### " + _("Why")
        yield round.why
    if round.alternatives:
        yield "### " + _("What could be done instead")
        yield _list(round.alternatives)
    if round.options:
        yield "### " + _("Options")
        yield _list(labels(round))


def _outcome(round, outcome):
    yield f"**{outcome.get_ending_display()}** {outcome.get_how_display()}, {_day(outcome.at)}"
    if outcome.stood_in:
        yield _("written down by a steward, in the place of who proposed")
    yield outcome.text
    if outcome.why:
        yield "### " + _("Why it was so")
        yield outcome.why
    yield _figures(round, outcome)


def _dissent(outcome, viewer, inside):
    dissent = dissenting.shown(outcome, viewer, inside=inside)
    if dissent.said or dissent.others is not None:
        yield "### " + _("What was objected or feared")
    if dissent.said:
        yield _("Words of members, for members.")
        yield _list(each.words for each in dissent.said)
    if dissent.others is not None:
        yield dissenting.in_words(dissent.others)


def _after(outcome):
    if outcome.follows:
        yield "### " + _("What follows")
        yield outcome.follows
    for note in outcome.notes.all():
        yield "### " + _("Note of %s") % _day(note.at)
        yield note.text
    for review in outcome.reviews.all():
        yield "### " + _("Looked at again on %s") % _day(review.at)
        yield review.text


def _figures(round, outcome):
    """The numbers that may be read by everyone: from five answers on."""
    now = figures.for_others(figures.of_outcome(outcome))
    if now is None:
        return ""
    answered = _("%s answered") % now.answered
    if now.asked is not None:
        answered = _("%(answered)s of %(asked)s answered") % {"answered": now.answered, "asked": now.asked}
    rows = figures.in_words(round, now.poll, labels(round)) if now.poll else []
    return _list([answered, *(row_in_words(row) for row in rows)])


def row_in_words(row):
    """One option with what it came to."""
    if "yes" in row:
        said = _("%(yes)s yes, %(maybe)s if need be, %(no)s no") % {
            name: cell_in_words(row[name]) for name in ("yes", "maybe", "no")
        }
    elif "total" in row:
        said = cell_in_words(row["total"])
    elif "place" in row:
        said = _("place %s") % row["place"]
    else:
        said = cell_in_words(MOSTLY if row["is_first"] else None)
    return f"{row['option']}: {said}"


def cell_in_words(cell):
    """A number, that it is (nearly) everyone, or that it is not shown."""
    if cell is None:
        return _("not shown")
    return _("mostly") if cell == MOSTLY else str(cell)


def _list(lines):
    return "\n".join(f"- {line}" for line in lines)


def _day(moment):
    return formats.date_format(timezone.localdate(moment), "j F Y")
