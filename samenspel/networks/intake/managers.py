"""The manager column of a staff list: a tie from each person to whom they report to."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Work
from samenspel.networks.formats import gml, graphml, pajek
from samenspel.networks.intake.tie_writing import TieWriter
from samenspel.people.intake import PeopleBook

REPORTS_TO = "reports_to"


class ManagerWork(Work):
    """A staff list says who reports to whom: a tie from each person to their manager."""

    def __init__(self, job):
        super().__init__(job)
        self.reports, self.by_name = [], {}

    def take(self, rows):
        for row in rows:
            values = row.values
            for word in (values["email"], values["name"]):
                if word:
                    self.by_name.setdefault(word.casefold(), set()).add(values["key"])
            if values["manager"] and values["manager"] != values["key"]:
                self.reports.append((row.number, values["key"], values["manager"]))

    def end(self):
        ids, ties = self.job.book(PeopleBook).ids, []
        for number, key, manager in self.reports:
            found = {manager} & ids.keys() or self.by_name.get(manager.casefold(), set())
            if len(found) != 1:
                self._refuse(number, manager, found)
            elif key in ids and found != {key}:
                ties.append((REPORTS_TO, key, found.pop(), 1.0, True))
        TieWriter(self.job).write(ties)

    def _refuse(self, number, manager, found):
        if found:
            wrong = gettext_noop("More than one person in this file goes by this name.")
            todo = gettext_noop("Write the number or e-mail address of the manager.")
        else:
            wrong = gettext_noop("Nobody in this file or this set is called this.")
            todo = gettext_noop("Add a row for this manager, or leave the cell empty for who has none.")
        self.job.wrong(number, "manager", wrong, todo, value=manager)


sockets.extend(
    "people",
    fields=[
        Field(
            "manager",
            _("manager"),
            "manager_id leidinggevende leidinggevende_id reports_to supervisor supervisor_id boss "
            "chef teamleider line_manager "
            "rapporteert_aan superior manager_email",
            cells.text(200),
            help=_("Number, e-mail address or name of who the person reports to; empty at the top."),
        )
    ],
    works=[ManagerWork],
    readers=[graphml.people, gml.people, pajek.people, pajek.classes],
)
