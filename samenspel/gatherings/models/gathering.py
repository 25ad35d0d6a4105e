"""People coming together: a meeting, an open space, a hackathon, a learning session.

Its life, declared here and checked when this file is read. Whether it is still to come or is going on is told
by the clock; each step is a row that says who, when and why.

    asking ──▶ planned ──▶ held          asking: no day yet, people say when they can
       │        │   ▲        │           held: what came of it is written down
       ▼        ▼   │        │
       cancelled ◀──┘ planned again ◀────┘
"""

from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.communities.models import Community, Membership, Removal
from samenspel.discussions.models.written import Written
from samenspel.gatherings.models.attendance import Attendance
from samenspel.gatherings.models.registration import Registration
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels

SEEN_BY = [choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE]


class State(models.TextChoices):
    ASKING = "asking", pgettext_lazy("a gathering", "Finding a day")
    PLANNED = "planned", pgettext_lazy("a gathering", "Planned")
    HELD = "held", pgettext_lazy("a gathering", "Held")
    CANCELLED = "cancelled", pgettext_lazy("a gathering", "Cancelled")


STEPS = {
    State.ASKING: {State.PLANNED, State.CANCELLED},
    State.PLANNED: {State.PLANNED, State.HELD, State.CANCELLED},
    State.HELD: {State.PLANNED},
    State.CANCELLED: {State.PLANNED, State.ASKING},
}
if set(STEPS) != set(State) or State.HELD in STEPS[State.CANCELLED] | STEPS[State.ASKING]:
    raise AssertionError("every state has steps, and only what had a day was held")


class GatheringQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; also by who registered for it, or was there."""
        communities = Q(community__among=Community.objects.visible_to(person))
        seen = Q(visibility__in=open_levels(person))
        if not is_signed_in(person):
            return self.filter(seen, communities, not_hidden(self.model))
        mine = Q(by=person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(in_sight)
        here = Membership.objects.current().filter(person=person).values("community")
        out = Removal.objects.standing().filter(person=person).values("community")
        theirs = Q(pk__in=Registration.objects.standing().filter(person=person).values("gathering"))
        theirs |= Q(pk__in=Attendance.objects.filter(person=person).values("gathering"))
        seen = (seen | Q(community__in=here)) & communities | theirs & ~Q(community__in=out)
        return self.filter(seen, in_sight)

    def public(self):
        return self.filter(visibility=Visibility.PUBLIC, community__visibility=Visibility.PUBLIC)

    def dated(self):
        return self.exclude(starts_at=None)

    def standing(self):
        return self.exclude(state=State.CANCELLED)

    def asking(self):
        return self.filter(state=State.ASKING)

    def coming(self, *, at=None):
        """Those that are not over, the first one first."""
        return self.filter(ends_at__gt=at or timezone.now()).order_by("starts_at", "pk")

    def over(self, *, at=None):
        """Those that are over, the last one first."""
        return self.filter(ends_at__lte=at or timezone.now()).order_by("-starts_at", "-pk")

    def for_cards(self):
        return self.select_related("community", "host", "series")


class Gathering(models.Model):
    State = State

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        OPEN_SPACE = "open_space", _("Open space")
        HACKATHON = "hackathon", _("Hackathon")
        LEARNING = "learning", _("Learning session")

    class OpenTo(models.TextChoices):
        MEMBERS = "members", _("Members")
        SIGNED_IN = "signed_in", _("Everyone who is signed in")
        ANYONE = "anyone", _("Everyone, also with only an e-mail address")

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="gatherings"
    )
    kind = models.CharField(_("what kind"), max_length=10, choices=Kind, default=Kind.MEETING)
    title = models.CharField(_("what it is called, in one line"), max_length=160)
    slug = models.SlugField(max_length=90)
    about = models.TextField(_("what it is for"), max_length=6000, blank=True)
    # None as long as a day is being found.
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    # The time zone it is told in: an IANA name.
    zone = models.CharField(_("time zone"), max_length=64, default="Europe/Amsterdam")
    place = models.CharField(_("where"), max_length=240, blank=True)
    link = models.URLField(_("link to take part from elsewhere"), max_length=500, blank=True)
    most = models.PositiveIntegerField(
        _("for how many people, at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(10_000)],
    )
    visibility = models.CharField(
        _("who may see this gathering"), max_length=10, choices=SEEN_BY, default=Visibility.MEMBERS
    )
    open_to = models.CharField(_("who may come"), max_length=10, choices=OpenTo, default=OpenTo.MEMBERS)
    # The minutes are for members and who was there, unless they are opened to more.
    minutes_for = models.CharField(
        _("who may read the minutes"), max_length=10, choices=SEEN_BY, default=Visibility.MEMBERS
    )
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED, editable=False)
    series = models.ForeignKey(
        "gatherings.Series", null=True, blank=True, on_delete=models.SET_NULL, related_name="gatherings"
    )
    # When the rule of its series has it; another moment in ``starts_at`` is a moved one.
    series_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What calendars know it by, and how often its day, time or place changed.
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who leads it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hosted_gatherings",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="gatherings"
    )
    at = models.DateTimeField(default=timezone.now)
    # The thread about it, made at the first message.
    discussion = models.OneToOneField(
        "discussions.Discussion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The mark of the form it was sent with, so that a double click calls one gathering.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "once"], name="gathering_once_a_form"),
            models.UniqueConstraint(fields=["series", "series_at"], name="gathering_once_in_series"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=models.F("starts_at")),
                name="gathering_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["planned", "held"]) | Q(starts_at__isnull=False),
                name="gathering_planned_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "ends_at", "id"], name="gathering_of_community"),
            models.Index(fields=["ends_at", "id"], name="gathering_by_time"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("gatherings:gathering", args=[self.pk, self.slug])

    @property
    def tz(self):
        return ZoneInfo(self.zone)

    @property
    def begins(self):
        """When it begins, on the clock of its own time zone; None while a day is being found."""
        return self.starts_at.astimezone(self.tz) if self.starts_at else None

    @property
    def ends(self):
        return self.ends_at.astimezone(self.tz) if self.ends_at else None

    @property
    def minutes_long(self):
        return round((self.ends_at - self.starts_at).total_seconds() / 60) if self.starts_at else 0

    @property
    def is_asking(self):
        return self.state == State.ASKING

    @property
    def is_cancelled(self):
        return self.state == State.CANCELLED

    @property
    def is_held(self):
        return self.state == State.HELD

    @property
    def is_moved(self):
        """Whether it stands at another moment than the rule of its series has it."""
        return self.series_at is not None and self.starts_at != self.series_at

    def has_begun(self, *, at=None):
        return self.starts_at is not None and self.starts_at <= (at or timezone.now())

    def is_over(self, *, at=None):
        return self.ends_at is not None and self.ends_at <= (at or timezone.now())

    def can_step(self, state):
        return state in STEPS[self.state]

    @cached_property
    def is_hidden(self):
        """Whether moderators took it out of sight; acts ask anew, of the gathering they hold."""
        return hiding_of(self) is not None


class GatheringStep(Written):
    """What happened with the gathering itself: called, given a day, moved, cancelled, held; and why."""

    class Step(models.TextChoices):
        CALLED = "called", pgettext_lazy("a gathering", "Called")
        DATED = "dated", pgettext_lazy("a gathering", "A day was found")
        MOVED = "moved", pgettext_lazy("a gathering", "Moved")
        CANCELLED = "cancelled", pgettext_lazy("a gathering", "Cancelled")
        RESUMED = "resumed", pgettext_lazy("a gathering", "Goes ahead after all")
        HELD = "held", pgettext_lazy("a gathering", "Held, minutes settled")
        REOPENED = "reopened", pgettext_lazy("a gathering", "Minutes opened again")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=Step)
    # From when and where, when it moved.
    was_at = models.DateTimeField(null=True, blank=True)
    was_place = models.CharField(max_length=240, blank=True)
    why = models.CharField(_("why"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.gathering}: {self.step}"
