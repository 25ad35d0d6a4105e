"""Who may see a thing of this room that has a visibility of its own inside its community."""

from django.db.models import Q

from samenspel.communities.models import Community
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


def seen_in_community(person):
    """As a Q over a model with ``community``, ``visibility`` and ``by``: never more than the community is."""
    communities = Q(community__in=Community.objects.visible_to(person))
    if not is_signed_in(person):
        return communities & Q(visibility__in=open_levels(person))
    if person.is_administrator:
        return communities
    mine = Community.objects.of(person).values("pk")
    seen = Q(visibility__in=open_levels(person)) | Q(visibility=Visibility.MEMBERS, community__in=mine)
    return communities & seen
