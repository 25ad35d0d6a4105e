"""What waits in this room for one person: what they wrote and did not send."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.discussions.models import Draft


def for_person(person):
    """One line, as old as what was written last, that leads to all of it."""
    newest = Draft.objects.visible_to(person).waiting().order_by("-at", "-pk").first()
    if newest is None:
        return []
    return [
        (_("You were writing something, and did not send it yet."), reverse("discussions:unsent"), newest.at)
    ]
