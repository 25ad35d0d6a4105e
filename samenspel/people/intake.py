"""People from a file: a staff list, the nodes of a network, or whoever stands in an imported tie or event.

Who has an account keeps their own profile: a file never changes it. Who came without a name is a pseudonym:
private, under their key.
"""

import hashlib
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.intake import cells, sockets
from samenspel.intake.models import DatasetPerson
from samenspel.intake.sockets import Field, Importer, Work
from samenspel.people.competences import command
from samenspel.people.introducing import free_handle, know_addresses, taken_handles
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.search.indexing import index


@dataclass(frozen=True)
class Described:
    """One person as a row tells of them."""

    row: int
    key: str
    name: str = ""
    email: str | None = None
    headline: str = ""
    attributes: dict | None = None

    def on(self, person, visibility):
        """Put on ``person`` what the row says; an empty cell takes nothing away. Returns what changed."""
        said = {"name": self.name, "headline": self.headline, "email": self.email}
        new = {field: value for field, value in said.items() if value and getattr(person, field) != value}
        if "name" in new and person.name == self.key:
            new["visibility"] = visibility
        for field, value in new.items():
            setattr(person, field, value)
        return list(new)


class PeopleBook:
    """Who the dataset knows: ``ids`` from key to person; new people have none while nothing is written."""

    def __init__(self, job):
        self.job = job
        self.ids = dict(job.ours(DatasetPerson).values_list("key", "person_id"))
        self.brought_in = set(
            job.ours(DatasetPerson).filter(brought_in=True).values_list("person_id", flat=True)
        )
        self.key_of = {person: key for key, person in self.ids.items()}
        self._handles = None

    def meet(self, keys):
        """Bring in, as a pseudonym, whoever is not known yet; an e-mail address finds who has it."""
        new = [key for key in dict.fromkeys(keys) if key not in self.ids]
        owners = owners_of([key.lower() for key in new if "@" in key])
        known = {}
        for key in new:
            owner = owners.get(key.lower())
            if owner and owner not in self.key_of and owner not in known.values():
                known[key] = owner
        self.know([(key, person, {}) for key, person in known.items()])
        self.bring_in([Described(0, key) for key in new if key not in known])

    def know(self, entries):
        """People who were in the house already stand in the dataset too: (key, person id, attributes)."""
        self.job.count("people", "known", by=len(entries))
        for key, person, _attributes in entries:
            self.ids[key] = person
            self.key_of[person] = key
        if self.job.writing:
            DatasetPerson.objects.bulk_create(
                [
                    DatasetPerson(dataset=self.job.dataset, key=key, person_id=person, attributes=attributes)
                    for key, person, attributes in entries
                ],
                batch_size=500,
            )

    def bring_in(self, described):
        self.job.count("people", "new", by=len(described))
        if not self.job.writing:
            self.ids.update((each.key, None) for each in described)
            return
        people = Person.objects.bulk_create([self._made(each) for each in described], batch_size=500)
        know_addresses(people)
        index("person", people)
        DatasetPerson.objects.bulk_create(
            [
                DatasetPerson(
                    dataset=self.job.dataset,
                    key=each.key,
                    person=person,
                    brought_in=True,
                    attributes=each.attributes or {},
                )
                for each, person in zip(described, people, strict=True)
            ],
            batch_size=500,
        )
        self.ids.update((each.key, person.pk) for each, person in zip(described, people, strict=True))
        self.key_of.update((person.pk, each.key) for each, person in zip(described, people, strict=True))
        self.brought_in.update(person.pk for person in people)

    def _made(self, each):
        return Person(
            name=(each.name or each.key)[:120],
            handle=self._handle(each),
            email=each.email,
            headline=each.headline,
            visibility=self.job.dataset.visibility_of_its_people if each.name else Visibility.PRIVATE,
            joined_at=self.job.at,
            introduced_at=self.job.at,
            password=make_password(None),
        )

    def _handle(self, each):
        if self._handles is None:
            self._handles = taken_handles()
        base = each.name
        if not base:
            base = slugify(f"{self.job.dataset.slug[:24]}-{each.key}")
            if len(base) > 50:
                base = f"{base[:40]}-{hashlib.sha256(each.key.encode()).hexdigest()[:8]}"
        return free_handle(base, self._handles)


def owners_of(addresses):
    """{address: person id} of whoever in the house has one of these addresses (in small letters)."""
    if not addresses:
        return {}
    people = Person.objects.alias(address=Lower("email")).filter(address__in=addresses)
    return dict(people.values_list(Lower("email"), "pk"))


class PeopleWork(Work):
    """Rows of people: who is new comes in, who is known is brought up to date as far as the file may."""

    def __init__(self, job):
        super().__init__(job)
        self.book = job.book(PeopleBook)
        self.row_of_key, self.row_of_email = {}, {}

    def take(self, rows):
        described = [each for each in map(self._described, rows) if each]
        keys = [each.key for each in described if each.key in self.book.ids]
        entries = {entry.key: entry for entry in self._entries(keys)}
        owners = owners_of([each.email for each in described if each.email])
        new, known, people, changed_entries = [], [], [], []
        for each in described:
            owner = owners.get(each.email)
            if each.key in entries:
                self._renewed(each, entries[each.key], owner, people, changed_entries)
            elif owner is None:
                new.append(each)
            elif owner in self.book.key_of:
                self._refuse_second_key(each, owner)
            else:
                known.append((each.key, owner, each.attributes))
        self.book.know(known)
        self.book.bring_in(new)
        self._save(people, changed_entries)

    def _entries(self, keys):
        return self.job.ours(DatasetPerson).filter(key__in=keys).select_related("person") if keys else ()

    def _described(self, row):
        values = row.values
        name = values["name"] or " ".join(
            part for part in (values["given_name"], values["infix"], values["family_name"]) if part
        )
        key = values["key"] or values["email"] or name
        if not key:
            self.job.wrong(
                row.number,
                "key",
                gettext_noop("This row does not say who it is about."),
                gettext_noop("Fill in a number, an e-mail address or a name."),
            )
            return None
        # Other rooms that work on this row find the person by the same key.
        values["key"] = key
        if self._is_double(row, "key", key, self.row_of_key) or (
            values["email"] and self._is_double(row, "email", values["email"], self.row_of_email)
        ):
            return None
        return Described(
            row.number, key, name[:120], values["email"] or None, values["headline"], values["attributes"]
        )

    def _is_double(self, row, field, value, seen):
        first = seen.setdefault(value, row.number)
        if first == row.number:
            return False
        self.job.wrong(
            row.number,
            field,
            gettext_noop("This is the same as in row %(first)s."),
            gettext_noop("Keep one of the two rows, or give them values of their own."),
            value=value,
            first=first,
        )
        return True

    def _refuse_second_key(self, each, owner):
        self.job.wrong(
            each.row,
            "email",
            gettext_noop("This e-mail address belongs to who stands in the set as “%(key)s”."),
            gettext_noop("Use the same key for the same person."),
            value=each.email,
            key=self.book.key_of[owner],
        )

    def _renewed(self, each, entry, owner, people, entries):
        if owner not in (None, entry.person_id):
            self.job.wrong(
                each.row,
                "email",
                gettext_noop("This e-mail address belongs to someone else in the house."),
                gettext_noop("Check the address; each person has their own."),
                value=each.email,
            )
            return
        attributes = {**entry.attributes, **(each.attributes or {})}
        renewed = attributes != entry.attributes
        if renewed:
            entry.attributes = attributes
            entries.append(entry)
        if (
            entry.brought_in
            and entry.person.last_login is None
            and each.on(entry.person, self.job.dataset.visibility_of_its_people)
        ):
            people.append(entry.person)
            renewed = True
        self.job.count("people", "changed" if renewed else "unchanged")

    def _save(self, people, entries):
        if self.job.writing:
            Person.objects.bulk_update(people, ["name", "headline", "email", "visibility"], batch_size=200)
            know_addresses(people)
            index("person", people)
            DatasetPerson.objects.bulk_update(entries, ["attributes"], batch_size=200)


sockets.add_act(
    name="esco", help=command.__doc__, add_arguments=command.add_arguments, carry_out=command.carry_out
)
sockets.register(
    Importer(
        kind="people",
        label=_("People"),
        about=_(
            "A staff list, the members of a community, or the nodes of a network: one row for each person."
        ),
        fields=[
            Field(
                "key",
                _("number or key"),
                "sleutel id person persoon node knoop vertex actor employee employee_id "
                "employee_number employee_no "
                "employee_nr employeeid personeelsnummer personeelsnr medewerker medewerkersnummer "
                "medewerkernummer "
                "medewerker_id nummer number nr code pseudonym pseudoniem identifier login username "
                "gebruikersnaam user "
                "user_id userid lidnummer member_id",
                help=_(
                    "What the person is called in all files of this set. Without it the e-mail "
                    "address or the name."
                ),
            ),
            Field(
                "name",
                _("name"),
                "naam full_name fullname volledige_naam display_name weergavenaam label",
                cells.text(120),
            ),
            Field(
                "given_name",
                _("first name"),
                "voornaam first_name firstname roepnaam givenname",
                cells.text(60),
            ),
            Field(
                "infix",
                _("prefix of the surname"),
                "tussenvoegsel tussenvoegsels voorvoegsel prefix",
                cells.text(20),
            ),
            Field(
                "family_name",
                _("surname"),
                "achternaam last_name lastname surname familyname",
                cells.text(60),
            ),
            Field(
                "email",
                _("e-mail address"),
                "e_mail mail emailadres e_mailadres e_mail_adres email_adres e_mail_address "
                "email_address mailadres",
                cells.email,
                help=_("Who is known under it already is that person, and keeps their own profile."),
            ),
            Field(
                "headline",
                _("in one line"),
                "title titel job_title jobtitle functietitel functienaam functie function "
                "functieomschrijving position",
                cells.text(160),
            ),
        ],
        works=[PeopleWork],
        one_of=[("key", "email", "name", "family_name")],
        takes_attributes=True,
    )
)
