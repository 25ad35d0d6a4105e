"""A list of organisations: what they are called, of which kind they are, and which work together.

Two public lists are known by their columns: the municipalities and the safety regions of the Netherlands. A
safety region is a body that municipalities set up together, so each municipality becomes a partner of its
region, and not a part of it. Both stay known by their code, whatever they are called later.
"""

from django.utils.translation import gettext_noop

from samenspel.intake.sockets import Work
from samenspel.organisations.affiliating import free_address
from samenspel.organisations.intake.book import MUNICIPALITY, SAFETY_REGION, OrganisationBook
from samenspel.organisations.intake.partners import PartnerBook
from samenspel.organisations.intake.words import DOMAIN, is_own_account
from samenspel.organisations.models import Organisation
from samenspel.search.indexing import index

DESCRIBED = ("name", "kind", "code", "other_names")


class ListWork(Work):
    """Names and kinds for those the set brought or brings; whoever was here before keeps their own."""

    def __init__(self, job):
        super().__init__(job)
        self.book, self.row_of = job.book(OrganisationBook), {}
        self.partners = PartnerBook(job)

    def take(self, rows):
        wanted = [row for row in rows if self._is_sound(row)]
        for row in wanted:
            if row.values["code"] and _full_name(row):
                self.book.know_code(row.values["code"], _full_name(row))
        # First all that are new, under the word that other files know them by.
        before = {row.number: self.book.find(_word(row)) for row in wanted}
        self.book.meet((_word(row) for row in wanted if before[row.number] is None), count=False)
        self.partners.note([(_word(row), row.values["works_with"]) for row in wanted])
        self._describe(wanted, before)

    def end(self):
        self.partners.settle()

    def _describe(self, wanted, before):
        found = Organisation.objects.in_bulk([pk for row in wanted if (pk := self.book.find(_word(row)))])
        changed = []
        for row in wanted:
            organisation = found.get(self.book.find(_word(row)))
            ours = organisation is not None and organisation.pk in self.book.brought
            differs = organisation is not None and _described(organisation, row, fully=ours)
            if differs:
                changed.append(organisation)
            state = "changed" if differs else "unchanged" if ours else "known"
            self.job.count("organisations", "new" if before[row.number] is None else state)
        if self.job.writing:
            self._settle_addresses(changed)
            Organisation.objects.bulk_update(
                changed, [*DESCRIBED, "slug", "sort_name", "searchable"], batch_size=200
            )
            index("organisation", changed)

    def _settle_addresses(self, changed):
        """An organisation that was known by its code only gets an address that people can read."""
        for organisation in changed:
            organisation.fold()
            if (
                organisation.code
                and organisation.slug == organisation.code.lower() != organisation.name.lower()
            ):
                organisation.slug = free_address(organisation.name, self.book.slugs)

    def _is_sound(self, row):
        """Each organisation in one row; only a domain or a code goes together with another name."""
        word, values = _word(row), row.values
        if is_own_account(word):
            self.job.count("left_out", "own_account")
            return False
        first = self.row_of.setdefault(word.casefold(), row.number)
        if first != row.number:
            self.job.wrong(
                row.number,
                "code" if values["code"] else "organisation",
                gettext_noop("This is the same as in row %(first)s."),
                gettext_noop("Keep one of the two rows, or give them values of their own."),
                value=word,
                first=first,
            )
        elif (
            not values["code"]
            and values["name"]
            and values["name"] != word
            and not DOMAIN.fullmatch(word.lower())
        ):
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
    return row.values["code"] or row.values["organisation"] or row.values["name"]


def _full_name(row):
    """What a body is called beside others: the region of Groningen is not the municipality of Groningen."""
    name = row.values["name"]
    is_region = name and SAFETY_REGION.fullmatch(row.values["code"].casefold())
    return f"Veiligheidsregio {name}" if is_region and "regio" not in name.casefold() else name


def _kind(row):
    code = row.values["code"].casefold()
    of_code = {SAFETY_REGION: Organisation.Kind.SAFETY, MUNICIPALITY: Organisation.Kind.GOVERNMENT}
    return row.values["kind"] or next((kind for form, kind in of_code.items() if form.fullmatch(code)), "")


def _described(organisation, row, *, fully):
    """Put on ``organisation`` what the row says; an empty cell takes nothing away. Whether it changed.

    One that did not come with this set keeps its name and kind, and only learns what it lacked.
    """
    said = {
        "name": _full_name(row),
        "kind": _kind(row),
        "code": row.values["code"].upper(),
        "other_names": "|".join(row.values["other_names"])[:400],
    }
    lacking = {
        name for name in ("code", "other_names") if row.values["code"] and not getattr(organisation, name)
    }
    new = {
        name: text
        for name, text in said.items()
        if text and (fully or name in lacking) and getattr(organisation, name) != text
    }
    for name, text in new.items():
        setattr(organisation, name, text)
    return bool(new)
