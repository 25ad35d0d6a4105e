"""Organisations from a file: the one a person works for, and units in it; used by people and by events.

An organisation is found by e-mail domain, then by name; otherwise the dataset brings it
and takes it along when it goes.
Units are made only in organisations that the dataset brought: in others, a unit that is there is used.
"""

import re

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.sockets import Field, Importer, Work
from samenspel.intake.undoing import used_elsewhere
from samenspel.intake.words import words
from samenspel.organisations.affiliating import free_address
from samenspel.organisations.models import Affiliation, Organisation, Unit
from samenspel.people.intake import PeopleBook

# What files write for someone who works for nobody else; such a cell gives no affiliation.
OWN_ACCOUNT = words(
    "independent independents none null nil na n/a n.a. nvt n.v.t. geen onbekend unknown zelfstandig "
    "zelfstandige "
    "zzp zzp'er zzper zpp freelance freelancer self-employed selfemployed eigen particulier prive "
    "privé private - – ? "
    "."
)
DOMAIN = re.compile(r"(?=.{4,120}$)[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*\.[a-z]{2,24}")


def is_own_account(value):
    return value.casefold() in OWN_ACCOUNT


class OrganisationBook:
    """Organisations by domain and by name; those a file brings have no id while nothing is written."""

    def __init__(self, job):
        self.job = job
        self.by_domain, self.by_name, self.met = {}, {}, set()
        rows = Organisation.objects.order_by("-pk").values_list("pk", "domain", Lower("name"), "dataset_id")
        self.brought = {pk for pk, _domain, _name, dataset in rows if dataset and dataset == job.dataset.pk}
        for pk, domain, name, _dataset in rows:
            self.by_domain[domain.lower()] = self.by_name[name] = pk
        self.by_domain.pop("", None)
        self._slugs = set(Organisation.objects.values_list("slug", flat=True))

    def meet(self, names, *, count=True):
        """Make sure that each of ``names`` is an organisation in the house."""
        new = []
        for name in sorted(set(names) - self.met):
            self.met.add(name)
            if self.find(name) is None and name.casefold() not in self.by_name:
                self.by_name[name.casefold()] = None
                new.append(self._made(name))
            elif count:
                self.job.count("organisations", "known")
        self.job.count("organisations", "new", by=len(new) if count else 0)
        if self.job.writing:
            for organisation in Organisation.objects.bulk_create(new):
                self.by_name[organisation.name.casefold()] = organisation.pk
                self.brought.add(organisation.pk)

    def find(self, name):
        plain = name.casefold()
        return self.by_domain.get(plain) or self.by_name.get(plain)

    def _made(self, name):
        domain = name.lower() if DOMAIN.fullmatch(name.lower()) else ""
        dataset = self.job.dataset
        return Organisation(
            name=name,
            slug=free_address(name, self._slugs),
            domain=domain,
            visibility=dataset.visibility_of_its_people,
            dataset=dataset,
        )


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


KINDS = {
    word: kind
    for kind, told in {
        Organisation.Kind.GOVERNMENT: "government overheid gemeente municipality provincie ministerie rijk",
        Organisation.Kind.CARE: "care zorg zorginstelling welzijn",
        Organisation.Kind.HOUSING: "housing wonen woningcorporatie corporatie",
        Organisation.Kind.SAFETY: "safety veiligheid politie police",
        Organisation.Kind.EDUCATION: "education onderwijs school universiteit university",
        Organisation.Kind.BUSINESS: "business bedrijf company onderneming bv",
        Organisation.Kind.FOUNDATION: "foundation stichting vereniging association ngo",
        Organisation.Kind.RESIDENTS: "residents bewoners inwoners",
        Organisation.Kind.OTHER: "other anders overig overige",
    }.items()
    for word in told.split()
}
SHORT = cells.text(20)


def kind(cell):
    """One of the kinds we know, by a Dutch or English word for it; any other word stays as it is."""
    return KINDS.get(cell.casefold()) or SHORT(cell)


class ListWork(Work):
    """A list of organisations: their names and kinds, for those the set brought or brings."""

    def __init__(self, job):
        super().__init__(job)
        self.book, self.row_of = job.book(OrganisationBook), {}

    def take(self, rows):
        wanted = [row for row in rows if self._is_sound(row)]
        # First all that are new, under the word that other files know them by.
        before = {row.number: self.book.find(_word(row)) for row in wanted}
        self.book.meet((_word(row) for row in wanted if before[row.number] is None), count=False)
        ours = self._ours([self.book.find(_word(row)) for row in wanted])
        changed = []
        for row in wanted:
            is_new, organisation = before[row.number] is None, ours.get(self.book.find(_word(row)))
            differs = organisation is not None and _described(organisation, row.values)
            if differs:
                changed.append(organisation)
            state = "unchanged" if organisation else "known"
            self.job.count("organisations", "new" if is_new else "changed" if differs else state)
        if self.job.writing:
            Organisation.objects.bulk_update(changed, ["name", "kind"], batch_size=200)

    def _ours(self, ids):
        return self.job.ours(Organisation).in_bulk([pk for pk in ids if pk])

    def _is_sound(self, row):
        """Each organisation in one row; only a domain goes together with another name."""
        word, values = _word(row), row.values
        if is_own_account(word):
            self.job.count("left_out", "own_account")
            return False
        first = self.row_of.setdefault(word.casefold(), row.number)
        if first != row.number:
            self.job.wrong(
                row.number,
                "organisation",
                gettext_noop("This is the same as in row %(first)s."),
                gettext_noop("Keep one of the two rows, or give them values of their own."),
                value=word,
                first=first,
            )
        elif values["name"] and values["name"] != word and not DOMAIN.fullmatch(word.lower()):
            self.job.wrong(
                row.number,
                "organisation",
                gettext_noop("This is no e-mail domain, so other files would not find “%(name)s” by it."),
                gettext_noop("Write the e-mail domain here, or the name only."),
                value=word,
                name=values["name"],
            )
        else:
            return True
        return False


def _word(row):
    return row.values["organisation"] or row.values["name"]


def _described(organisation, values):
    """Put on ``organisation`` what the row says; an empty cell takes nothing away. Whether it changed."""
    said = {name: values[name] for name in ("name", "kind") if values[name]}
    new = {name: text for name, text in said.items() if getattr(organisation, name) != text}
    for name, text in new.items():
        setattr(organisation, name, text)
    return bool(new)


def _department(attributes):
    return next((attributes[name] for name in ("department", "dept", "afdeling") if name in attributes), "")[
        :160
    ]


@sockets.before_undo
def keep_what_others_use(dataset):
    """An organisation that came with the dataset stays when others belong to it or work with it."""
    brought = Organisation.objects.filter(dataset=dataset)
    brought.filter(pk__in=used_elsewhere(brought, dataset, apart_from=[Unit])).update(dataset=None)


sockets.extend(
    "people",
    fields=[
        Field(
            "organisation",
            _("organisation"),
            "organisatie organization org company bedrijf werkgever employer firm instelling "
            "institution gemeente",
            cells.text(160),
            help=_(
                "A name or an e-mail domain. Words such as independent, none or zzp mean: no organisation."
            ),
        ),
        Field(
            "organisations_seen",
            _("other organisations"),
            "organisaties organisations organizations other_organisations andere_organisaties",
            cells.several(160),
            empty=[],
            help=_("More than one, with | between them."),
        ),
        Field(
            "unit",
            _("part of the organisation"),
            "organisatieonderdeel organisational_unit org_unit",
            cells.text(160),
        ),
    ],
    works=[OrganisationWork],
)
sockets.register(
    Importer(
        kind="organisations",
        label=_("Organisations"),
        about=_("What the organisations of a set are called and of which kind they are: one row for each."),
        fields=[
            Field(
                "organisation",
                _("e-mail domain, or name"),
                "organisatie organization org domain domein e_mail_domain email_domain key sleutel id",
                cells.text(160),
                help=_("As other files of the set name it. A domain is shown by its name."),
            ),
            Field("name", _("name"), "naam full_name volledige_naam display_name label", cells.text(160)),
            Field(
                "kind",
                _("kind"),
                "type soort sector branche",
                kind,
                help=_("For instance overheid, zorg, onderwijs, bedrijf or stichting."),
            ),
        ],
        works=[ListWork],
        one_of=[("organisation", "name")],
    )
)
