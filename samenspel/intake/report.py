"""The report of what is wrong as a CSV, one row for each problem, safe to open in a spreadsheet."""

import csv
import io

from django.utils.translation import gettext as _

from samenspel.ui.spreadsheets import as_text


def as_csv(problems):
    """UTF-8 with a byte-order mark and semicolons, so that a Dutch spreadsheet opens it as a table."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=";", lineterminator="\r\n").writerow
    files = [_("file")] if any(problem.file for problem in problems) else []
    write([*files, _("row"), _("column"), _("value"), _("what is wrong"), _("what to do")])
    for problem in problems:
        row = problem.row if problem.row is not None else ""
        named = [as_text(problem.file)] if files else []
        write([*named, row, *map(as_text, (problem.column, problem.value, problem.what, problem.remedy))])
    return "﻿" + out.getvalue()
