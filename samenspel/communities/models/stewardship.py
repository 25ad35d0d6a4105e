"""That someone looks after a community: asked by whom, from when until when. Several may at once."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.house.auditing import record


class LastSteward(Exception):
    """Nobody would look after the community any more; name someone, or archive it."""


class StewardshipQuerySet(models.QuerySet):
    def current(self, *, at=None):
        if at is None:
            return self.filter(until=None)
        return self.filter(models.Q(until=None) | models.Q(until__gt=at), since__lte=at)


class Stewardship(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="stewardships"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stewardships"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = StewardshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(until=None),
                name="stewardship_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="stewardship_in_order",
            ),
        ]
        indexes = [models.Index(fields=["person", "until"], name="stewardship_of_person")]

    def __str__(self):
        return f"{self.person} · {self.community}"

    @transaction.atomic
    def step_down(self, *, by, at=None):
        """Stop looking after the community: whoever does, or another steward. Raises LastSteward.

        An archived community may be left without.
        """
        if by != self.person and not access.can_steward(by, self.community):
            raise PermissionDenied
        # Two who step down at the same moment wait for each other here.
        community = type(self.community).objects.select_for_update().get(pk=self.community_id)
        others = community.stewardships.current().exclude(pk=self.pk)
        if not others.exists() and not community.is_archived:
            raise LastSteward
        self.until = max(at or timezone.now(), self.since)
        self.save(update_fields=["until"])
        record("communities.steward_unmade", by=by, about=community, person=self.person, at=at)
