"""The record of a decision as Markdown, to keep or to publish; for whoever may see the proposal."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from samenspel.decisions import figures
from samenspel.decisions.showing import labels
from samenspel.privacy import discretion


def as_markdown(proposal):
    """Title, what came of it, why, figures, dissent, alternatives, notes, and the words it was about.

    Nobody who answered is named: who may read names finds them on the page.
    """
    parts = [f"# {proposal.title}", proposal.community.name]
    for round in sorted(proposal.rounds.all(), key=lambda round: -round.number):
        if round.opened_at:
            parts += _round(proposal, round)
    return "\n\n".join(part for part in parts if part) + "\n"


def _round(proposal, round):
    opened = _day(round.opened_at)
    yield "## " + _("Round %(number)s, opened on %(day)s") % {"number": round.number, "day": opened}
    yield round.change
    if round.has_outcome:
        yield from _outcome(round, round.outcome)
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
    yield outcome.text
    if outcome.why:
        yield "### " + _("Why it was so")
        yield outcome.why
    yield _figures(round, outcome)
    if outcome.dissent:
        yield "### " + _("What was objected or feared")
        yield _list(each["words"] for each in outcome.dissent)
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
    now = figures.of_outcome(outcome)
    if not discretion.count(now.answered).shown:
        return ""
    lines = [
        _("%(answered)s of %(asked)s answered") % {"answered": now.answered, "asked": now.asked},
        *(row_in_words(row) for row in figures.in_words(round, now.poll, labels(round)) if now.poll),
    ]
    return _list(lines)


def row_in_words(row):
    """One option with what it came to."""
    if "yes" in row:
        said = _("%(yes)s yes, %(maybe)s if need be, %(no)s no") % row
    elif "total" in row:
        said = str(row["total"])
    else:
        said = _("place %s") % row["place"]
    return f"{row['option']}: {said}"


def _list(lines):
    return "\n".join(f"- {line}" for line in lines)


def _day(moment):
    return formats.date_format(timezone.localdate(moment), "j F Y")
