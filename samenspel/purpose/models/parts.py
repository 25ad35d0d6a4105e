"""The parts of a social contract, in the order in which one reads them; sentences of drafts and versions
belong to one."""

from django.db import models
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

LONGEST_SENTENCE = 400
LONGEST_PURPOSE = 240


class Part(models.TextChoices):
    PURPOSE = "purpose", _("Our purpose")
    VALUES = "values", _("What we stand for")
    GIVE = "give", _("What we give")
    ASK = "ask", _("What we may ask")
    DECIDE = "decide", _("How we decide")
    DISAGREE = "disagree", _("How we disagree and leave")
    OPENNESS = "openness", _("Openness and data")
    VALIDITY = "validity", _("How long this holds")


def in_order_of_parts(field="part"):
    """What to order sentences by, so that the parts come as one reads them."""
    return Case(*(When(**{field: part}, then=Value(place)) for place, part in enumerate(Part.values)))
