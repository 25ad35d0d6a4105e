"""Ties and events from files, and the manager column of a staff list.

A tie is written once per relation and direction; an event once per key. People whom nobody knows yet
come in as pseudonyms, unless only known people are asked for.
"""

import hashlib
from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Importer, Work
from samenspel.intake.writing import insert
from samenspel.networks.formats import gml, graphml, matrix, pajek, ucinet
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.organisations.intake import AffiliationBook, is_own_account
from samenspel.people.intake import PeopleBook

REPORTS_TO = "reports_to"
EVENT = ("key", "at", "kind", "person", "other", "weight", "place", "area")
# A row of the file in 64 bits: two people by their place in the file.
FAR = 1 << 32


class Known:
    """Which people of the rows take part: all, or only those the dataset knows already."""

    def __init__(self, job):
        self.job, self.book = job, job.book(PeopleBook)

    def rows(self, rows, one, other):
        """The rows of two different people; brings in who is new. Others are left out and counted."""
        kept = []
        for row in rows:
            if row.values[one] == row.values[other]:
                self.job.count("left_out", "with_oneself")
            elif (
                self.job.plan.known_only and not {row.values[one], row.values[other]} <= self.book.ids.keys()
            ):
                self.job.count("left_out", "unknown_people")
            else:
                kept.append(row)
        if not self.job.plan.known_only:
            self.book.meet(row.values[side] for row in kept for side in (one, other))
        return kept


class Pairs:
    """How many different pairs of people a file holds, whatever the direction."""

    def __init__(self):
        self.place, self.seen = {}, set()

    def add(self, one, other):
        place = self.place
        one, other = place.setdefault(one, len(place)), place.setdefault(other, len(place))
        self.seen.add(min(one, other) * FAR + max(one, other))


class TieWriter:
    """Writes ties and counts which are new, changed or as they were."""

    def __init__(self, job):
        self.job, self.ids = job, job.book(PeopleBook).ids
        self._known = {}

    def write(self, ties):
        """``ties``: (relation, key, other key, value, directed), each once in the whole file."""
        rows = []
        for relation, one, other, value, directed in ties:
            one, other = self.ids[one], self.ids[other]
            if not directed and one and other and one > other:
                one, other = other, one
            before = self._of(relation).get((one, other)) if one and other else None
            state = "new" if before is None else "unchanged" if before == (value, directed) else "changed"
            self.job.count("ties", state)
            if state != "unchanged":
                rows.append((relation, one, other, value, directed))
        if self.job.writing:
            self._bulk(rows)

    def _of(self, relation):
        if relation not in self._known:
            ours = self.job.ours(Tie).filter(relation=relation)
            self._known[relation] = {
                (one, other): (value, directed)
                for one, other, value, directed in ours.values_list(
                    "person_id", "other_id", "value", "directed"
                ).iterator()
            }
        return self._known[relation]

    def _bulk(self, rows):
        Tie.objects.bulk_create(
            [
                Tie(
                    dataset=self.job.dataset,
                    relation=relation,
                    person_id=one,
                    other_id=other,
                    value=value,
                    directed=directed,
                )
                for relation, one, other, value, directed in rows
            ],
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["dataset", "relation", "person", "other"],
            update_fields=["value", "directed"],
        )


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


class EventWork(Work):
    def __init__(self, job):
        super().__init__(job)
        self.known, self.pairs = Known(job), Pairs()
        self.row_of, self.same = {}, Counter()
        self.by_kind, self.named = Counter(), Counter()
        self.empty = not job.ours(CollaborationEvent).exists()
        self.first = self.last = None

    def take(self, rows):
        events = [event for event in map(self._event, self.known.rows(rows, "person", "other")) if event]
        known = self._known(events)
        ids, new = self.known.book.ids, []
        for key, at, kind, one, other, *rest in events:
            event = (at, kind, ids[one], ids[other], *rest)
            state = "new" if key not in known else "unchanged" if known[key] == event else "changed"
            self.job.count("events", state)
            if state != "unchanged":
                new.append((key, *event))
        if self.job.writing:
            self._write(new)

    def end(self):
        self._affiliate()
        self.job.counts["kinds"] = dict(self.by_kind.most_common())
        self.job.counts["pairs"] = len(self.pairs.seen)
        if self.first:
            self.job.counts["period"] = [self.first.isoformat(), self.last.isoformat()]

    def _event(self, row):
        values = row.values
        key = values["key"] or self._own_key(values)
        first = self.row_of.setdefault(key, row.number)
        if first != row.number:
            self.job.wrong(
                row.number,
                "key",
                gettext_noop("This is the same as in row %(first)s."),
                gettext_noop("Keep one of the two rows, or give them values of their own."),
                value=key,
                first=first,
            )
            return None
        self._note(values)
        fields = ("at", "kind", "person", "other", "weight", "place", "area")
        return (key, *(values[name] for name in fields))

    def _note(self, values):
        at = values["at"]
        self.by_kind[values["kind"]] += 1
        self.pairs.add(values["person"], values["other"])
        if self.first is None:
            self.first = self.last = at
        elif at < self.first:
            self.first = at
        elif at > self.last:
            self.last = at
        for side, at_work in (("person", "organisation"), ("other", "other_organisation")):
            if values[at_work]:
                self.named[values[side], values[at_work]] += 1

    def _own_key(self, values):
        """A file without keys: what happened is its own key, and the same thing twice is two things."""
        said = "\x1f".join(str(values[name]) for name in ("at", "kind", "person", "other", "place", "area"))
        key = hashlib.sha256(said.encode()).hexdigest()[:32]
        self.same[key] += 1
        return f"{key}-{self.same[key]}"

    def _known(self, events):
        if self.empty:
            return {}
        ours = self.job.ours(CollaborationEvent).filter(key__in=[event[0] for event in events])
        fields = ("key", "at", "kind", "person_id", "other_id", "weight", "place", "area")
        return {key: tuple(event) for key, *event in ours.values_list(*fields)}

    def _write(self, events):
        if self.empty:
            dataset = self.job.dataset.pk
            insert(CollaborationEvent, ("dataset", *EVENT), ((dataset, *event) for event in events))
            return
        CollaborationEvent.objects.bulk_create(
            [
                CollaborationEvent(
                    dataset_id=self.job.dataset.pk,
                    key=key,
                    at=at,
                    kind=kind,
                    person_id=one,
                    other_id=other,
                    weight=weight,
                    place=place,
                    area=area,
                )
                for key, at, kind, one, other, weight, place, area in events
            ],
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["dataset", "key"],
            update_fields=EVENT[1:],
        )

    def _affiliate(self):
        """Who has no organisation from this dataset yet belongs to the one their events name most."""
        affiliations, names = self.job.book(AffiliationBook), {}
        most_first = sorted(self.named.items(), key=lambda each: (-each[1], each[0]))
        for (key, organisation), _times in most_first:
            if not is_own_account(organisation):
                names.setdefault(key, []).append(organisation)
        settled = affiliations.has_any(names)
        affiliations.settle(
            {key: (named[0], named[1:], "", "") for key, named in names.items() if key not in settled}
        )


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
sockets.register(
    Importer(
        kind="events",
        label=_("Events"),
        about=_("Who worked with whom, when and on what: one row for each time."),
        fields=[
            Field(
                "at",
                _("moment"),
                "timestamp time tijd tijdstip datum date datetime when wanneer moment start created_at",
                cells.moment,
                required=True,
            ),
            Field(
                "person",
                _("person"),
                "persoon who wie source van from actor author person_1 persoon_1 ego",
                required=True,
            ),
            Field(
                "other",
                _("other person"),
                "other_person andere_persoon ander met with target naar to person_2 persoon_2 partner alter",
                required=True,
            ),
            Field(
                "kind",
                _("kind of event"),
                "soort type event event_type activity activiteit action",
                cells.text(60),
                empty="together",
            ),
            Field(
                "key",
                _("key of the event"),
                "event_id id sleutel gebeurtenis nummer",
                help=_("By it an event is known again. Without it the event as a whole is its key."),
            ),
            Field("weight", _("weight"), "gewicht value waarde count aantal", cells.above_zero, empty=1.0),
            Field("organisation", _("organisation"), "organisatie organization org", cells.text(160)),
            Field(
                "other_organisation",
                _("organisation of the other"),
                "other_organization andere_organisatie other_org organisation_2 organisatie_2",
                cells.text(160),
            ),
            Field(
                "place",
                _("where it happened"),
                "plaats repository repo project location locatie channel kanaal list",
                cells.text(200),
            ),
            Field(
                "area",
                _("part it was about"),
                "gebied onderdeel folder map topic onderwerp component",
                cells.text(300),
            ),
        ],
        works=[EventWork],
    )
)
