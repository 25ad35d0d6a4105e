"""To whom a community opens its roadmap; each thing on it may say otherwise for itself."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels

OPENED_TO = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]


class Roadmap(models.Model):
    """A community without a row opens its roadmap to its members only."""

    community = models.OneToOneField(
        "communities.Community", on_delete=models.CASCADE, related_name="roadmap"
    )
    visibility = models.CharField(
        _("who may see the roadmap"), max_length=10, choices=OPENED_TO, default=Visibility.MEMBERS
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.community}: {self.visibility}"


class OnRoadmapQuerySet(models.QuerySet):
    """What stands on a roadmap: seen as the roadmap is (an empty visibility), or as it says itself."""

    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; what moderators hid, by who put it there."""
        communities = Q(community__among=Community.objects.visible_to(person))
        seen = self._opened_to(open_levels(person))
        if not is_signed_in(person):
            return self.filter(seen, communities, not_hidden(self.model))
        mine = self.model.of_whom(person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(in_sight)
        here = Q(community__in=Membership.objects.current().filter(person=person).values("community"))
        return self.filter(seen | here, communities, in_sight)

    def public(self):
        return self.filter(self._opened_to([Visibility.PUBLIC]), community__visibility=Visibility.PUBLIC)

    def _opened_to(self, levels):
        opened = Roadmap.objects.filter(visibility__in=levels).values("community")
        return Q(visibility__in=levels) | Q(visibility="", community__in=opened)


def seen_as(thing):
    """Who may see something on a roadmap: as it says itself, or else as the roadmap says."""
    roadmap = getattr(thing.community, "roadmap", None)
    return thing.visibility or (roadmap.visibility if roadmap else str(Visibility.MEMBERS))


def visibility_field(words):
    return models.CharField(words, max_length=10, choices=OPENED_TO, blank=True, default="")
