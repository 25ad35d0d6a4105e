"""That a person belongs to a community, how closely, from when until when."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MembershipQuerySet(models.QuerySet):
    def current(self, *, at=None):
        """Memberships that hold now, or held at a moment."""
        if at is None:
            return self.filter(until=None)
        return self.filter(models.Q(until=None) | models.Q(until__gt=at), since__lte=at)

    def members(self):
        """Everyone who takes part; followers only watch."""
        return self.exclude(status=Membership.Status.FOLLOWER)

    def by_closeness(self):
        return self.order_by("-is_steward", "-closeness", "since", "pk")


class Membership(models.Model):
    class Status(models.TextChoices):
        FOLLOWER = "follower", _("Follower")
        CONTRIBUTOR = "contributor", _("Contributor")
        MEMBER = "member", _("Member")
        CORE = "core", _("Core member")

    CLOSENESS = {Status.FOLLOWER: 0, Status.CONTRIBUTOR: 1, Status.MEMBER: 2, Status.CORE: 3}

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    status = models.CharField(max_length=12, choices=Status, default=Status.MEMBER)
    closeness = models.PositiveSmallIntegerField(default=2, editable=False)
    is_steward = models.BooleanField(default=False)
    # Why I take part: read by the person and the stewards only.
    motive = models.TextField(max_length=1000, blank=True)
    since = models.DateTimeField(default=timezone.now)
    # A membership with an end is that of an alumnus; coming back is a new one.
    until = models.DateTimeField(null=True, blank=True)
    farewell = models.CharField(max_length=500, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(until=None),
                name="membership_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="membership_in_order",
            ),
        ]
        indexes = [models.Index(fields=["person", "until"], name="membership_of_person")]

    def __str__(self):
        return f"{self.person} · {self.community}"

    def save(self, *args, **kwargs):
        self.closeness = self.CLOSENESS[self.Status(self.status)]
        super().save(*args, **kwargs)

    @transaction.atomic
    def become(self, status):
        """Take part more or less closely than before."""
        self.status = self.Status(status)
        self.save(update_fields=["status", "closeness"])

    def make_steward(self, steward=True):
        self.is_steward = steward
        self.save(update_fields=["is_steward"])
