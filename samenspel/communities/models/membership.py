"""That a person belongs to a community, how closely, from when until when."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities import access
from samenspel.communities.models.stewardship import Stewardship
from samenspel.house.auditing import record
from samenspel.notifications.notifying import notify


class Motive(models.TextChoices):
    """Why people bind themselves to a community; for themselves and the stewards only."""

    PURPOSE = "purpose", _("the purpose")
    PEOPLE = "people", _("the people")
    CRAFT = "craft", _("the craft")
    LEARNING = "learning", _("learning")
    REWARD = "reward", _("appreciation or income")
    CAREER = "career", _("my career")
    DUTY = "duty", _("my organisation asks it of me")


MOST_MOTIVES = 3


class MembershipQuerySet(models.QuerySet):
    def current(self, *, at=None):
        """Memberships that hold now, or held at a moment."""
        if at is None:
            return self.filter(until=None)
        return self.filter(models.Q(until=None) | models.Q(until__gt=at), since__lte=at)

    def members(self):
        """Everyone who takes part; followers only watch."""
        return self.exclude(status=Membership.Status.FOLLOWER)

    def with_stewards(self):
        """Each with ``is_steward``: whether they look after the community now."""
        now = Stewardship.objects.current().filter(community=OuterRef("community"), person=OuterRef("person"))
        return self.annotate(is_steward=Exists(now))

    def by_closeness(self):
        return self.with_stewards().order_by("-is_steward", "-closeness", "since", "pk")


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
    # Why I take part, chosen and in my own words: read by me and the stewards only.
    motives = models.JSONField(default=list, blank=True)
    motive = models.TextField(max_length=1000, blank=True)
    motive_said_at = models.DateTimeField(null=True, blank=True)
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

    def say_motive(self, *, by, motives, motive, at=None):
        """Say again why I take part; nobody says it for someone else."""
        if by != self.person or self.until is not None:
            raise PermissionDenied
        self.motives, self.motive = list(motives)[:MOST_MOTIVES], motive
        self.motive_said_at = at or timezone.now()
        self.save(update_fields=["motives", "motive", "motive_said_at"])

    @transaction.atomic
    def become(self, status, *, by, at=None):
        """Step back, which everyone does for themselves; coming closer is asked of one (``ask_closer``)."""
        status = self.Status(status)
        if by != self.person or self.until is not None or self.CLOSENESS[status] > self.closeness:
            raise PermissionDenied
        if status != self.status:
            self._set(status, by=by, at=at)

    @transaction.atomic
    def ask_closer(self, status, *, by, at=None):
        """A steward asks someone to take part more closely; who is asked already is not asked twice."""
        status = self.Status(status)
        if not access.can_look_after(by, self.community) or self.until is not None:
            raise PermissionDenied
        if self.CLOSENESS[status] <= self.closeness:
            return None
        offer, is_new = StatusOffer.objects.get_or_create(
            membership=self,
            answered_at=None,
            defaults={"status": status, "by": by, "at": at or timezone.now()},
        )
        if is_new:
            to, community = [self.person], self.community
            notify("communities.asked_closer", to=to, about=offer, by=by, community=community, at=at)
        return offer

    def _set(self, status, *, by, at=None):
        before, self.status = self.status, status
        self.save(update_fields=["status", "closeness"])
        record(
            "communities.status_changed",
            by=by,
            about=self.community,
            person=self.person,
            at=at,
            before=str(before),
            after=str(status),
        )


class StatusOffer(models.Model):
    """That a steward asked a member to take part more closely, and what the member said."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="status_offers")
    status = models.CharField(max_length=12, choices=Membership.Status)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=models.Q(answered_at=None),
                name="status_offer_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.membership} → {self.status}"

    @transaction.atomic
    def answer(self, accepted, *, by, at=None):
        """Say yes or no to what was asked; whoever was asked, once."""
        membership = self.membership
        if by != membership.person or membership.until is not None:
            raise PermissionDenied
        open_still = StatusOffer.objects.filter(pk=self.pk, answered_at=None)
        if open_still.update(answered_at=at or timezone.now(), accepted=accepted) and accepted:
            membership._set(Membership.Status(self.status), by=by, at=at)
