"""Threads hang on gatherings: members talk along, and who comes from elsewhere."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.access import can_contribute, can_look_after, was_removed
from samenspel.discussions.sockets import hang
from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sight import sight_of
from samenspel.privacy.visibility import Visibility, has_introduced

OPEN = (Visibility.PUBLIC, Visibility.SIGNED_IN)


def can_talk(person, gathering):
    community = gathering.community
    if community.is_archived:
        return False
    if can_contribute(person, community) or can_look_after(person, community):
        return True
    near = sight_of(gathering).visibility in OPEN or access.is_there(person, gathering)
    return has_introduced(person) and near and not was_removed(person, community)


hang(
    "gatherings.gathering",
    Gathering,
    visible_to=Gathering.objects.visible_to,
    can_talk=can_talk,
    sight_of=sight_of,
    label=_("Gathering"),
)
