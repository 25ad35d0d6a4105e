"""A call: what a community asks of whoever would like to lend a hand, small or large.

One-off (an idea, a tip, spread the word), a task of less than eight hours, or a role. A call is open until it
is closed, its last day has gone by, or as many people as it needs have agreed; a closed one may open again.
"""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.discussions.models.written import Written
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, has_introduced, is_signed_in
from samenspel.work.hours import hours_said

LONGEST_TASK = Decimal("7.5")
"""What takes eight hours or more is no task: it is a role, or several tasks."""


class CallQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """By whom it is open to, never by more than its community is; also who called, and who offered."""
        communities = Q(community__among=Community.objects.visible_to(person))
        seen = Q(open_to=Call.OpenTo.ANYONE)
        if not is_signed_in(person):
            return self.filter(seen, communities, not_hidden(self.model))
        mine = Q(by=person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(in_sight)
        if has_introduced(person):
            seen |= Q(open_to=Call.OpenTo.SIGNED_IN)
        here = Membership.objects.current().filter(person=person).values("community")
        return self.filter(seen | Q(community__in=here), communities, in_sight)

    def open(self, *, on=None):
        """Those that still look for people, in communities that still do things."""
        on = on or timezone.localdate()
        lasting = Q(until=None) | Q(until__gte=on)
        return self.filter(lasting, is_open=True).exclude(community__stage=Community.Stage.CLOSED)

    def open_to(self, person):
        """Those ``person`` may offer for."""
        fits = Q(open_to=Call.OpenTo.ANYONE)
        if has_introduced(person):
            fits |= Q(open_to=Call.OpenTo.SIGNED_IN)
        if is_signed_in(person):
            fits |= Q(community__in=Community.objects.of(person))
        return self.filter(fits)

    def public(self):
        return self.filter(open_to=Call.OpenTo.ANYONE, community__visibility=Visibility.PUBLIC)

    def for_cards(self):
        competences = CallCompetence.objects.select_related("competence").order_by("pk")
        return self.select_related("community", "initiative", "role").prefetch_related(
            Prefetch("competences", queryset=competences)
        )


class Call(models.Model):
    class Kind(models.TextChoices):
        ONE_OFF = "one_off", _("One-off: an idea, a tip, spread the word")
        TASK = "task", _("Task: less than eight hours")
        ROLE = "role", _("Role: for a longer time")

    class OpenTo(models.TextChoices):
        MEMBERS = "members", _("Members")
        SIGNED_IN = "signed_in", _("Everyone who is signed in")
        ANYONE = "anyone", _("Everyone, also with only an e-mail address")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="calls")
    initiative = models.ForeignKey(
        "work.Initiative",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="calls",
    )
    kind = models.CharField(_("how large"), max_length=8, choices=Kind, default=Kind.TASK)
    # Where the role exists already one applies for the role itself, and this call leads there.
    role = models.ForeignKey(
        "communities.Role",
        verbose_name=_("role"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="calls",
    )
    title = models.CharField(_("what you ask, in one line"), max_length=160)
    slug = models.SlugField(max_length=90)
    about = models.TextField(_("what it is about"), max_length=4000, blank=True)
    needed = models.PositiveSmallIntegerField(
        _("how many people"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    hours = models.DecimalField(
        _("how many hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1"))],
    )
    place = models.CharField(_("where"), max_length=120, blank=True)
    online = models.BooleanField(_("it can be done from anywhere"), default=False)
    until = models.DateField(_("until when one can offer"), null=True, blank=True)
    open_to = models.CharField(_("open to"), max_length=10, choices=OpenTo, default=OpenTo.MEMBERS)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="calls"
    )
    at = models.DateTimeField(default=timezone.now)
    # Beside the closing, so that the open ones are found without reading all.
    is_open = models.BooleanField(default=True, editable=False)
    # The thread about it, made at the first message.
    discussion = models.OneToOneField(
        "discussions.Discussion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The mark of the form it was sent with, so that a double click calls once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "once"], name="call_once_a_form"),
            models.CheckConstraint(
                condition=~models.Q(kind="task") | models.Q(hours=None) | models.Q(hours__lt=8),
                name="call_task_under_eight_hours",
            ),
        ]
        indexes = [
            models.Index(fields=["is_open", "-at", "-id"], name="call_open_by_time"),
            models.Index(fields=["community", "is_open", "-at", "-id"], name="call_of_community"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("work:call", args=[self.pk, self.slug])

    @cached_property
    def is_hidden(self):
        """Whether moderators took it out of sight; acts ask anew, of the call they hold."""
        return hiding_of(self) is not None

    @property
    def hours_said(self):
        return hours_said(self.hours)

    def is_past(self, *, on=None):
        return self.until is not None and self.until < (on or timezone.localdate())

    @property
    def looks_for_people(self):
        """Whether one can still offer, as far as the call itself goes."""
        return self.is_open and not self.is_past()


class CallCompetence(models.Model):
    """A competence that would help with a call."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(
        "people.Competence", on_delete=models.CASCADE, related_name="asked_in_calls"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "competence"], name="call_competence_once")]

    def __str__(self):
        return f"{self.call}: {self.competence}"


class CallClosing(Written):
    """That a call was closed, by whom and why; and when it was opened again."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="closings")
    why = models.CharField(_("why"), max_length=240, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call"], condition=models.Q(reopened_at=None), name="call_closed_once_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.call} · {self.at:%Y-%m-%d}"
