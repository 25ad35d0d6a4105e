"""Threads hang on what this room has: results, initiatives, calls and experiments.

Whoever takes part in the community talks along; beside what stands open to more people, everyone who has a
profile may, but for who was taken out of the community.
"""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.access import can_contribute, can_look_after, was_removed
from samenspel.discussions.sight import Sight, stricter
from samenspel.discussions.sockets import hang
from samenspel.privacy.visibility import Visibility, has_introduced
from samenspel.work.models import Call, Experiment, Initiative, Result
from samenspel.work.models.roadmap import seen_as

OPEN = (Visibility.PUBLIC, Visibility.SIGNED_IN)
# Whom a call is open to, as who may see it.
OPENED = {
    Call.OpenTo.ANYONE: Visibility.PUBLIC,
    Call.OpenTo.SIGNED_IN: Visibility.SIGNED_IN,
    Call.OpenTo.MEMBERS: Visibility.MEMBERS,
}


def sight_of(thing):
    """How openly it stands: as it says of itself, and never more than its community."""
    if isinstance(thing, Call):
        said = OPENED[thing.open_to]
    else:
        said = thing.visibility if isinstance(thing, Result) else seen_as(thing)
    return Sight(stricter(said, thing.community.visibility), thing.community_id)


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
