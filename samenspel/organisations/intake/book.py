"""Which organisations there are, by the words that files name them by."""

import re

from django.db.models.functions import Lower

from samenspel.organisations.affiliating import free_address
from samenspel.organisations.intake.words import DOMAIN
from samenspel.organisations.models import Organisation
from samenspel.privacy.visibility import Visibility
from samenspel.search.indexing import index

MUNICIPALITY, SAFETY_REGION = re.compile(r"gm\d{4}"), re.compile(r"vr\d{2}")


def is_of_register(code):
    """Whether this is the code of a public body of the Netherlands: a municipality or a safety region."""
    return bool(MUNICIPALITY.fullmatch(code.casefold()) or SAFETY_REGION.fullmatch(code.casefold()))


class OrganisationBook:
    """Organisations by code, by domain and by name; those of a file have no id while nothing is written."""

    def __init__(self, job):
        self.job = job
        self.by_code, self.by_domain, self.by_name, self.met = {}, {}, {}, set()
        self.with_code, self.brought = set(), set()
        rows = Organisation.objects.order_by("-pk").values_list(
            "pk", "code", "domain", Lower("name"), "dataset_id"
        )
        for pk, code, domain, name, dataset in rows:
            self.by_code[code.casefold()] = self.by_domain[domain.lower()] = self.by_name[name] = pk
            if code:
                self.with_code.add(pk)
            if dataset and dataset == job.dataset.pk:
                self.brought.add(pk)
        for book in (self.by_code, self.by_domain):
            book.pop("", None)
        self.slugs = set(Organisation.objects.values_list("slug", flat=True))

    def meet(self, names, *, count=True):
        """Make sure that each of ``names`` is an organisation in the house."""
        new = []
        for name in sorted(set(names) - self.met):
            self.met.add(name)
            if not self._is_here(name):
                self._shelf(name)[name.casefold()] = None
                new.append(self._made(name))
            elif count:
                self.job.count("organisations", "known")
        self.job.count("organisations", "new", by=len(new) if count else 0)
        if self.job.writing:
            made = Organisation.objects.bulk_create(new)
            index("organisation", made)
            for organisation in made:
                word = organisation.code or organisation.name
                self._shelf(word)[word.casefold()] = organisation.pk
                self.brought.add(organisation.pk)

    def find(self, name):
        plain = name.casefold()
        return self.by_code.get(plain) or self.by_domain.get(plain) or self.by_name.get(plain)

    def know_code(self, code, name):
        """Let an organisation that is here by name, and has no code, be found by this code from now on."""
        there = self.by_name.get(name.casefold())
        if there and there not in self.with_code and code.casefold() not in self.by_code:
            self.by_code[code.casefold()] = there
            self.with_code.add(there)

    def _is_here(self, name):
        return self.find(name) is not None or name.casefold() in self._shelf(name)

    def _shelf(self, word):
        return self.by_code if is_of_register(word) else self.by_name

    def _made(self, name):
        domain = name.lower() if DOMAIN.fullmatch(name.lower()) else ""
        dataset, public = self.job.dataset, is_of_register(name)
        organisation = Organisation(
            name=name,
            code=name.upper() if public else "",
            slug=free_address(name, self.slugs),
            domain=domain,
            visibility=Visibility.PUBLIC if public else dataset.visibility_of_its_people,
            dataset=dataset,
        )
        organisation.fold()
        return organisation
