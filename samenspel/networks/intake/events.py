"""Events from files: who worked with whom, when and on what; each comes in once per key."""

import hashlib
from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Importer, Work
from samenspel.intake.writing import insert
from samenspel.networks.intake.pairing import Known, Pairs
from samenspel.networks.models import CollaborationEvent
from samenspel.organisations.intake import AffiliationBook, is_own_account

EVENT = ("key", "at", "kind", "person", "other", "weight", "place", "area")


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
