"""The parts of a profile that each have a visibility of their own, and how each begins."""

from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility

# From open to closed.
LEVELS = (Visibility.PUBLIC, Visibility.SIGNED_IN, Visibility.MEMBERS, Visibility.PRIVATE)
DEPTH = {str(level): depth for depth, level in enumerate(LEVELS)}

# As the choice stands beside a field; fellow members share a community with one. The profile's own visibility
# always counts too.
CHOICES = (
    (Visibility.PUBLIC.value, _("Everyone")),
    (Visibility.SIGNED_IN.value, _("Who is signed in")),
    (Visibility.MEMBERS.value, _("Fellow members")),
    (Visibility.PRIVATE.value, _("Only me")),
)

# What a profile is for is as open as the profile; who someone is beyond that opens by choice.
DEFAULTS = {
    "headline": Visibility.PUBLIC.value,
    "brings": Visibility.PUBLIC.value,
    "competences": Visibility.PUBLIC.value,
    "recognitions": Visibility.PUBLIC.value,
    "about": Visibility.SIGNED_IN.value,
    "wants": Visibility.SIGNED_IN.value,
    "seeks": Visibility.SIGNED_IN.value,
    "place": Visibility.SIGNED_IN.value,
    "languages": Visibility.SIGNED_IN.value,
    "pronouns": Visibility.SIGNED_IN.value,
    "photo": Visibility.SIGNED_IN.value,
}
# A new way to reach someone begins here.
CONTACT_DEFAULT = Visibility.MEMBERS.value
