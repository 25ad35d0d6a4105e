"""The report of what is wrong as a CSV, one row for each problem, safe to open in a spreadsheet."""

import csv
import io

from django.utils.translation import gettext as _


def as_csv(problems):
    """UTF-8 with a byte-order mark and semicolons, so that a Dutch spreadsheet opens it as a table."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n").writerow
    write([_("row"), _("column"), _("value"), _("what is wrong"), _("what to do")])
    for problem in problems:
        row = problem.row if problem.row is not None else ""
        write([row, *map(_harmless, (problem.column, problem.value, problem.what, problem.remedy))])
    return "﻿" + out.getvalue()


def _harmless(cell):
    """A cell that a spreadsheet would take for a formula is told to be text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
