"""Where people of a file work: the organisation columns of a file about people, or about events."""

from samenspel.intake.sockets import Work
from samenspel.organisations.intake.book import OrganisationBook
from samenspel.organisations.intake.words import is_own_account
from samenspel.organisations.models import Affiliation, Unit
from samenspel.people.intake import PeopleBook


class AffiliationBook:
    """Who belongs where according to the dataset, settled in one go when all rows were seen."""

    def __init__(self, job):
        self.job = job
        self.people, self.organisations = job.book(PeopleBook), job.book(OrganisationBook)

    def settle(self, wishes):
        """``wishes``: {person key: (main organisation or empty, others, unit, position)}, by name."""
        self.organisations.meet(
            {name for main, others, *_ in wishes.values() for name in (main, *others) if name}
        )
        units = self._units(
            {(main, unit) for main, _others, unit, _position in wishes.values() if main and unit}
        )
        people = [self.people.ids[key] for key in wishes]
        known, elsewhere = self._known(people)
        new, changed = [], []
        for key, (main, others, unit, position) in wishes.items():
            person = self.people.ids[key]
            has = dict(known.get(person, {}))
            self._main(
                has, person, main, units.get((main, unit)), position, person in elsewhere, new, changed
            )
            for name in others:
                if self._not_yet(has, self.organisations.find(name)):
                    has[self.organisations.find(name)] = self._made(person, name, is_main=False)
                    new.append(has[self.organisations.find(name)])
        self._write(new, changed)

    def has_any(self, keys):
        """Of ``keys``, those whom the dataset gave an organisation already."""
        ids = {self.people.ids[key]: key for key in keys if self.people.ids.get(key)}
        found = self.job.ours(Affiliation).values_list("person_id", flat=True)
        return {ids[person] for person in found if person in ids}

    def _known(self, people):
        """Per person their affiliations by organisation; and who has a main one from elsewhere."""
        known, elsewhere = {}, set()
        people = [person for person in people if person]
        for start in range(0, len(people), 2000):
            for affiliation in Affiliation.objects.filter(person_id__in=people[start : start + 2000]):
                known.setdefault(affiliation.person_id, {})[affiliation.organisation_id] = affiliation
                if affiliation.is_main and affiliation.dataset_id != self.job.dataset.pk:
                    elsewhere.add(affiliation.person_id)
        return known, elsewhere

    def _main(self, has, person, name, unit, position, settled_elsewhere, new, changed):
        """The organisation someone is counted under; one they have from elsewhere stays their main one."""
        if not name:
            return
        ours = [each for each in has.values() if each.dataset_id and each.dataset_id == self.job.dataset.pk]
        organisation = self.organisations.find(name)
        affiliation = has.get(organisation)
        if affiliation is None:
            affiliation = next((each for each in ours if each.is_main), None)
            if affiliation is None:
                has[organisation] = self._made(
                    person, name, is_main=not settled_elsewhere, unit=unit, position=position
                )
                new.append(has[organisation])
                return
        if affiliation not in ours:
            self.job.count("affiliations", "unchanged")
            return
        wanted = (organisation, not settled_elsewhere, unit, position or affiliation.position)
        if wanted == (
            affiliation.organisation_id,
            affiliation.is_main,
            affiliation.unit_id,
            affiliation.position,
        ):
            self.job.count("affiliations", "unchanged")
            return
        for each in ours:
            if each is not affiliation and each.is_main:
                each.is_main = False
                changed.append(each)
        (affiliation.organisation_id, affiliation.is_main, affiliation.unit_id, affiliation.position) = wanted
        changed.append(affiliation)

    def _not_yet(self, has, organisation):
        if organisation is not None and organisation in has:
            self.job.count("affiliations", "unchanged")
            return False
        return True

    def _made(self, person, name, *, is_main, unit=None, position=""):
        return Affiliation(
            person_id=person,
            organisation_id=self.organisations.find(name),
            unit_id=unit,
            position=position,
            is_main=is_main,
            dataset=self.job.dataset if self.job.writing else None,
        )

    def _units(self, pairs):
        """{(organisation name, unit name): unit id}, made where the organisation came with this dataset."""
        by_pair = {}
        for name, unit in pairs:
            by_pair.setdefault((self.organisations.find(name), unit), []).append((name, unit))
        ids = [organisation for organisation, _unit in by_pair if organisation]
        there = {
            (organisation, name): pk
            for organisation, name, pk in Unit.objects.filter(
                organisation_id__in=ids, parent=None
            ).values_list("organisation_id", "name", "pk")
        }
        wanted = [
            pair
            for pair in sorted(by_pair, key=str)
            if pair not in there and pair[0] in self.organisations.brought
        ]
        if self.job.writing:
            for unit in Unit.objects.bulk_create(
                [Unit(organisation_id=pk, name=name) for pk, name in wanted]
            ):
                there[unit.organisation_id, unit.name] = unit.pk
        return {words: there.get(pair) for pair, several in by_pair.items() for words in several}

    def _write(self, new, changed):
        self.job.count("affiliations", "new", by=len(new))
        self.job.count("affiliations", "changed", by=len(changed))
        if self.job.writing:
            Affiliation.objects.bulk_create(new, batch_size=500)
            Affiliation.objects.bulk_update(
                changed, ["organisation", "is_main", "unit", "position"], batch_size=200
            )


class OrganisationWork(Work):
    """The organisation columns of a file about people."""

    def take(self, rows):
        wishes = {}
        book = self.job.book(PeopleBook)
        for row in rows:
            values = row.values
            main = "" if is_own_account(values["organisation"]) else values["organisation"]
            others = [
                name for name in values["organisations_seen"] if name != main and not is_own_account(name)
            ]
            if (main or others) and values["key"] in book.ids:
                unit = values["unit"] or _department(values["attributes"])
                wishes[values["key"]] = (main, others, unit, values["headline"])
        self.job.book(AffiliationBook).settle(wishes)


def _department(attributes):
    return next((attributes[name] for name in ("department", "dept", "afdeling") if name in attributes), "")[
        :160
    ]
