"""Ties from files: a list of pairs, a matrix or a network file."""

from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Importer, Work
from samenspel.networks.formats import gml, graphml, matrix, pajek, ucinet
from samenspel.networks.intake.pairing import Known, Pairs
from samenspel.networks.intake.tie_writing import TieWriter


class TieWork(Work):
    def __init__(self, job):
        super().__init__(job)
        self.known, self.writer, self.pairs = Known(job), TieWriter(job), Pairs()
        self.first = {}
        self.by_relation = Counter()
        if not job.plan.known_only:
            # Also who has no ties is in the network; and people keep the order of the file.
            self.known.book.meet(job.plan.table.people)

    def take(self, rows):
        ties = []
        for row in self.known.rows(rows, "source", "target"):
            tie = self._tie(row)
            if self._is_first(row, *tie):
                ties.append(tie)
                self.by_relation[tie[0]] += 1
                self.pairs.add(tie[1], tie[2])
        self.writer.write(ties)

    def end(self):
        self.job.counts["relations"] = dict(self.by_relation.most_common())
        self.job.counts["pairs"] = len(self.pairs.seen)

    def _tie(self, row):
        values = row.values
        undirected = self.job.plan.undirected
        directed = values["directed"] and values["relation"] not in undirected and "*" not in undirected
        return values["relation"], values["source"], values["target"], values["value"], directed

    def _is_first(self, row, relation, one, other, value, directed):
        """A tie may stand twice when it says the same; one without direction may stand either way round."""
        if not directed and one > other:
            one, other = other, one
        number, before = self.first.setdefault((relation, one, other), (row.number, value))
        if number == row.number:
            return True
        if before == value:
            self.job.count("left_out", "double")
        else:
            self.job.wrong(
                row.number,
                "value",
                gettext_noop("Row %(first)s gives this same tie another value, %(before)s."),
                gettext_noop("Keep one of the two rows."),
                value=f"{value:g}",
                first=number,
                before=f"{before:g}",
            )
        return False


sockets.register(
    Importer(
        kind="ties",
        label=_("Ties"),
        about=_(
            "Who has a tie with whom, in one relation or more: a list of pairs, a matrix or a network file."
        ),
        fields=[
            Field(
                "source",
                _("from"),
                "van from bron sender afzender ego person persoon person_1 persoon_1 node1 node_1 i "
                "source_id from_id v1",
                required=True,
            ),
            Field(
                "target",
                _("to"),
                "naar to aan doel receiver ontvanger alter other other_person andere_persoon "
                "person_2 persoon_2 node2 node_2 "
                "j target_id to_id v2",
                required=True,
            ),
            Field(
                "directed",
                _("has a direction"),
                "gericht direction richting",
                cells.truth,
                empty=True,
                perhaps="type",
            ),
            Field(
                "relation",
                _("relation"),
                "relatie layer laag soort kind tie_type edge_type relationship",
                cells.text(60),
                empty="ties",
                perhaps="type label",
                help=_("Without it the name you give, or else that of the file."),
            ),
            Field(
                "value",
                _("value"),
                "waarde weight gewicht strength sterkte count aantal frequency",
                cells.number,
                empty=1.0,
            ),
        ],
        works=[TieWork],
        readers=[graphml.ties, gml.ties, pajek.ties, ucinet.ties, matrix.ties],
    )
)
