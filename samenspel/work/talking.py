"""Threads hang on what this room has: results, initiatives, calls and experiments.

Whoever takes part in the community talks along; beside what stands open to more people, everyone who has a
profile may, but for who was taken out of the community.
"""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.access import can_contribute, can_look_after, was_removed
from samenspel.discussions.sockets import hang
from samenspel.privacy.visibility import Visibility, has_introduced
from samenspel.work.models import Call, Experiment, Initiative, Result
from samenspel.work.sight import sight_of

OPEN = (Visibility.PUBLIC, Visibility.SIGNED_IN)


def can_talk(person, thing):
    community = thing.community
    if community.is_archived:
        return False
    if can_contribute(person, community) or can_look_after(person, community):
        return True
    is_open = has_introduced(person) and sight_of(thing).visibility in OPEN
    return is_open and not was_removed(person, community)


for name, model, label in (
    ("result", Result, _("Result")),
    ("initiative", Initiative, _("Initiative")),
    ("call", Call, _("Call")),
    ("experiment", Experiment, _("Experiment")),
):
    hang(
        f"work.{name}",
        model,
        visible_to=model.objects.visible_to,
        can_talk=can_talk,
        sight_of=sight_of,
        label=label,
    )
