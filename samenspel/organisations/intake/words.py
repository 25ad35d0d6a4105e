"""Words for someone who works for nobody else, and for kinds of organisations; how a domain looks."""

import re

from samenspel.intake import cells
from samenspel.intake.words import words
from samenspel.organisations.models import Organisation

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
