"""What waits for one person once a purpose was made: contracts to sign."""

from django.utils.translation import gettext as _

from samenspel.purpose import signing


def for_person(person):
    """(sentence, address, since when) of each contract that asks for their signature."""
    for version in signing.to_sign(person):
        words = _(
            "Version %(number)s of the social contract of %(community)s: read it, and sign if you agree"
        )
        said = {"number": version.number, "community": version.community}
        yield words % said, f"{version.get_absolute_url()}#sign", version.adopted_at
