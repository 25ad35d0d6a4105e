"""That someone would like to lend a hand, and what became of it; also of outsiders with an e-mail address.

Its life, declared here and checked when this file is read. Every step is a row with words, who and when.

    offered ──▶ welcomed ──▶ agreed ──▶ done ──▶ thanked
        │           │           │
        └───────────┴───────────┴──▶ declined (with a kind reason) · withdrawn (by who offered)
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
from django.utils.translation import pgettext_lazy

from samenspel.communities.models import Community, Membership, Stewardship
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in
from samenspel.work.hours import hours_said
from samenspel.work.models.call import Call
from samenspel.work.models.initiative import Initiative


class State(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("an offer", "Waits for an answer")
    WELCOMED = "welcomed", pgettext_lazy("an offer", "Welcomed")
    AGREED = "agreed", pgettext_lazy("an offer", "Agreed")
    DONE = "done", pgettext_lazy("an offer", "Done")
    THANKED = "thanked", pgettext_lazy("an offer", "Thanked")
    DECLINED = "declined", pgettext_lazy("an offer", "Not this time")
    WITHDRAWN = "withdrawn", pgettext_lazy("an offer", "Withdrawn")


STEPS = {
    State.OFFERED: {State.WELCOMED, State.AGREED, State.DECLINED, State.WITHDRAWN},
    State.WELCOMED: {State.AGREED, State.DECLINED, State.WITHDRAWN},
    State.AGREED: {State.AGREED, State.DONE, State.DECLINED, State.WITHDRAWN},
    State.DONE: {State.THANKED},
    State.THANKED: set(),
    State.DECLINED: set(),
    State.WITHDRAWN: set(),
}
OPEN = frozenset(state for state, steps in STEPS.items() if steps)
if set(STEPS) != set(State) or State.OFFERED in set().union(*STEPS.values()):
    raise AssertionError("every state has its steps, and nothing that was answered waits for an answer again")


class Reason(models.TextChoices):
    """Why an offer is declined: kind, and about the work, never about the person."""

    ENOUGH = "enough", _("We have enough people for this, thanks to everyone who offered.")
    LATER = "later", _("It comes later than we thought; we would like to hear from you then.")
    CHANGED = "changed", _("Our plans changed, and this is not needed any more.")
    ELSEWHERE = "elsewhere", _("It fits better elsewhere; we say where.")
    OTHER = "other", _("Something else; we say what.")


class OfferQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Between who offered, and who answers: stewards, who called, who looks after the initiative."""
        if not is_signed_in(person):
            return self.none()
        mine = Q(person=person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(in_sight)
        return self.filter(
            mine | Q(community__in=Community.objects.visible_to(person)) & _of_hosts(person), in_sight
        )

    @worked_out_once
    def to_answer(self, person):
        """Those of others that ``person`` may answer."""
        if not is_signed_in(person):
            return self.none()
        return self.filter(_of_hosts(person), not_hidden(self.model)).exclude(person=person)

    def waiting(self):
        """Those nobody answered yet."""
        return self.filter(state=State.OFFERED)

    def open(self):
        """Those something still has to happen with."""
        return self.filter(state__in=OPEN)

    def for_cards(self):
        return self.select_related("community", "call", "initiative", "person")

    def with_steps(self):
        steps = OfferStep.objects.select_related("by", "result").order_by("at", "pk")
        return self.for_cards().prefetch_related(Prefetch("steps", queryset=steps))


def _of_hosts(person):
    """Of who called and who looks after the initiative, as long as they take part in the community."""
    stewarded = Stewardship.objects.current().filter(person=person).values("community")
    theirs = Membership.objects.current().members().filter(person=person).values("community")
    called = Call.objects.filter(by=person).values("pk")
    led = Initiative.objects.filter(steward=person).values("pk")
    asked = Q(call__in=called) | Q(initiative__in=led)
    return Q(community__in=stewarded) | Q(community__in=theirs) & asked


class Offer(models.Model):
    State = State

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="offers")
    # What it is an answer to; without a call it is "I would like to help with …".
    call = models.ForeignKey(
        "work.Call", null=True, blank=True, on_delete=models.SET_NULL, related_name="offers"
    )
    initiative = models.ForeignKey(
        "work.Initiative", null=True, blank=True, on_delete=models.SET_NULL, related_name="offers"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offers")
    # How an outsider without a profile wants to be called.
    called = models.CharField(_("how may we call you"), max_length=120, blank=True)
    words = models.TextField(_("what you would like to do"), max_length=2000)
    hours = models.DecimalField(
        _("how many hours you have"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(200)],
    )
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED, editable=False)
    # When the last step was: what waits longest comes first.
    moved_at = models.DateTimeField(default=timezone.now)
    # When a second pair of eyes was asked, because nobody answered for a week.
    raised_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The mark of the form it was sent with, so that a double click offers once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "once"], name="offer_once_a_form"),
            models.UniqueConstraint(
                fields=["call", "person"],
                condition=models.Q(state__in=["offered", "welcomed", "agreed"]),
                name="offer_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "moved_at", "id"], name="offer_of_community"),
            models.Index(fields=["state", "at"], name="offer_by_state"),
        ]

    def __str__(self):
        return f"{self.person} ? {self.about}"

    def get_absolute_url(self):
        return reverse("work:offer", args=[self.pk])

    @property
    def name(self):
        """Who offered, as they want to be called."""
        return self.called or self.person.name

    @property
    def about(self):
        """What it is an answer to: a call, an initiative, or the community as a whole."""
        return self.call or self.initiative or self.community

    @property
    def hours_said(self):
        return hours_said(self.hours)

    @property
    def is_open(self):
        return bool(STEPS[self.state])

    @property
    def is_waiting(self):
        return self.state == State.OFFERED

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None

    def can_step(self, state):
        return state in STEPS[self.state]

    def days_waiting(self, *, at=None):
        return ((at or timezone.now()) - self.at).days


class OfferStep(models.Model):
    """One step with an offer; ``said`` changes nothing about where it stands: it is a word back."""

    SAID = "said"
    STEPS = [*State.choices[1:], (SAID, pgettext_lazy("an offer", "Wrote back"))]

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=STEPS)
    words = models.TextField(_("a word with it"), max_length=1000, blank=True)
    # What was agreed, and when it is.
    what = models.CharField(_("what you agree"), max_length=240, blank=True)
    on = models.DateField(_("on which day"), null=True, blank=True)
    reason = models.CharField(_("why not this time"), max_length=10, choices=Reason, blank=True)
    # The result in which the one who is thanked is named.
    result = models.ForeignKey(
        "work.Result", null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.offer}: {self.step}"
