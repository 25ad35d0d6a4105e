"""Something a community is asked to decide: by consent, after advice, or by a poll.

Its life, declared here and checked when this file is read: written, open for answers, closed with an outcome;
what was closed may come back as a new round. What is closed is not written anew: a note stands beside it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.decisions.models.round import Round
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class State(models.TextChoices):
    DRAFT = "draft", _("Being written")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


# From where to where; open to open is a new round while people still answer.
STEPS = {
    State.DRAFT: {State.OPEN},
    State.OPEN: {State.OPEN, State.CLOSED},
    State.CLOSED: {State.OPEN},
}
if set(STEPS) != set(State) or {State.DRAFT} & set().union(*STEPS.values()):
    raise AssertionError("every state has steps, and nothing that was open is a draft again")


class ProposalQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; a draft by who writes it, and nobody else."""
        communities = Q(community__among=Community.objects.visible_to(person))
        seen = Q(visibility__in=open_levels(person))
        if not is_signed_in(person):
            return self.filter(seen, communities, ~Q(state=State.DRAFT), not_hidden(self.model))
        mine = Q(by=person)
        begun = ~Q(state=State.DRAFT) | mine
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(begun, in_sight)
        here = Membership.objects.current().filter(person=person).values("community")
        seen |= Q(visibility=Visibility.MEMBERS, community__in=here)
        seen |= mine & Q(community__in=here)
        return self.filter(seen, communities, begun, in_sight)

    def open(self):
        return self.filter(state=State.OPEN)

    def closed(self):
        return self.filter(state=State.CLOSED)

    def with_rounds(self):
        """With the community and all rounds, newest first, each with what came of it."""
        rounds = Round.objects.select_related("outcome__by", "opened_by", "hand_over__person").order_by(
            "-number"
        )
        return self.select_related("community", "by").prefetch_related(Prefetch("rounds", queryset=rounds))


class Proposal(models.Model):
    class Kind(models.TextChoices):
        CONSENT = "consent", _("Consent")
        ADVICE = "advice", _("Advice")
        POLL = "poll", _("Poll")

    State = State

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="proposals")
    # As the newest round says it, for lists and addresses.
    title = models.CharField(_("what it is about, in one line"), max_length=160)
    slug = models.SlugField(max_length=90)
    kind = models.CharField(_("how it is decided"), max_length=10, choices=Kind, default=Kind.CONSENT)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    visibility = models.CharField(
        _("who may see this proposal"),
        max_length=10,
        choices=[choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE],
        default=Visibility.MEMBERS,
    )
    # The subject as mandate cards name it, to show who can say yes to this.
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    purpose_test = models.ForeignKey(
        "purpose.PurposeTest",
        verbose_name=_("test beside the purpose"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    at = models.DateTimeField(default=timezone.now)
    # When it was opened, closed or opened again: the order of the list.
    moved_at = models.DateTimeField(default=timezone.now)
    # The mark of the form it was sent with, so that a double click proposes once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="proposal_once_a_form")]
        indexes = [
            models.Index(fields=["community", "state", "-moved_at", "-id"], name="proposal_of_community"),
            models.Index(fields=["state", "community"], name="proposal_by_state"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("decisions:proposal", args=[self.pk, self.slug])

    @cached_property
    def now(self):
        """The newest round: what is asked today, or what was decided last."""
        return max(self.rounds.all(), key=lambda round: round.number)

    @cached_property
    def who_decides(self):
        """The people named to decide after advice; often nobody, and then it is who leads."""
        return [each.person for each in self.deciders.select_related("person").order_by("pk")]

    @cached_property
    def is_hidden(self):
        """Whether moderators took it out of sight; acts ask anew, of the proposal they hold."""
        return hiding_of(self) is not None

    @property
    def is_open(self):
        return self.state == State.OPEN

    @property
    def is_draft(self):
        return self.state == State.DRAFT

    @property
    def is_closed(self):
        return self.state == State.CLOSED

    def can_step(self, state):
        return state in STEPS[self.state]


class Decider(models.Model):
    """Who decides after advice; without a row it is who proposed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="deciders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="decides")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="decider_once")]

    def __str__(self):
        return f"{self.person} → {self.proposal}"
