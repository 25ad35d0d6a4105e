"""What an import found or did, in short sentences for the terminal and the page alike."""

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.intake import columns

THINGS = {
    "people": gettext_lazy("people"),
    "organisations": gettext_lazy("organisations"),
    "affiliations": gettext_lazy("affiliations"),
    "partnerships": gettext_lazy("partnerships"),
    "ties": gettext_lazy("ties"),
    "events": gettext_lazy("events"),
}
STATES = {
    "new": gettext_lazy("new"),
    "changed": gettext_lazy("changed"),
    "unchanged": gettext_lazy("unchanged"),
    "known": gettext_lazy("already known"),
}
LEFT_OUT = {
    "with_oneself": gettext_lazy("rows that name the same person twice"),
    "unknown_people": gettext_lazy("rows with people who are not known yet"),
    "own_account": gettext_lazy("rows that say that someone works for nobody else"),
    "double": gettext_lazy("rows that repeat a tie"),
}


def number(count):
    return number_format(count, use_l10n=True, force_grouping=True)


def told(counts):
    """Pairs of label and text, in the order people ask for them; things that do not occur are not named."""
    lines = [(_("rows"), number(counts.get("rows", 0)))]
    for thing, label in THINGS.items():
        if any(counts.get(thing, {}).values()):
            lines.append((str(label), _listed(counts[thing], STATES)))
    for name, label in (("relations", _("per relation")), ("kinds", _("per kind"))):
        if counts.get(name):
            lines.append(
                (label, ", ".join(f"{each} {number(count)}" for each, count in counts[name].items()))
            )
    if counts.get("pairs"):
        lines.append((_("different pairs of people"), number(counts["pairs"])))
    if counts.get("period"):
        lines.append((_("period"), _period(*counts["period"])))
    if any(counts.get("left_out", {}).values()):
        lines.append((_("left out"), _listed(counts["left_out"], LEFT_OUT)))
    return lines


def _listed(figures, labels):
    return ", ".join(
        f"{number(figures[name])} {label}" for name, label in labels.items() if figures.get(name)
    )


def _period(first, last):
    first, last = (date_format(localtime(parse_datetime(moment)), "DATE_FORMAT") for moment in (first, last))
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def becomes(importer, field):
    """What a column becomes, in words."""
    if field == columns.LEFT_OUT:
        return _("left out")
    if field == columns.ATTRIBUTE:
        return _("attribute of work")
    return str(importer.field(field).label)


def warned(mapping):
    """A sentence for each sensitive column that was chosen by hand."""
    return [
        _(
            "The column “%(column)s” looks sensitive. Bring it along only if the people know, "
            "there is a ground for it in law, and you need it."
        )
        % {"column": column}
        for column in columns.warnings(mapping)
    ]


def wrong_rows(total):
    return ngettext(
        "%(total)s thing in this file is wrong. Nothing was imported.",
        "%(total)s things in this file are wrong. Nothing was imported.",
        total,
    ) % {"total": number(total)}


def how_read(*words):
    """The format and how it was read, in words: CSV, UTF-8, semicolon."""
    return ", ".join(_(word) for word in words)
