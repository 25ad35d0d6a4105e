"""Something a community sets out to do, on its roadmap: now, next or later, until it is done or stopped.

Its life, declared here and checked when this file is read. An ended one can be taken up again; each move is a
row that says who moved it, when, and why.
"""

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.discussions.models.written import Written
from samenspel.moderation.hiding import hiding_of
from samenspel.people.models import Person
from samenspel.work.models.roadmap import OnRoadmapQuerySet, visibility_field


class When(models.TextChoices):
    NOW = "now", pgettext_lazy("on the roadmap", "Now")
    NEXT = "next", pgettext_lazy("on the roadmap", "Next")
    LATER = "later", pgettext_lazy("on the roadmap", "Later")


# Where an initiative stands once it ended: on none of the columns.
ENDED = ""

# From where to where; what ended may come back in any column.
MOVES = {
    When.NOW: {When.NEXT, When.LATER, ENDED},
    When.NEXT: {When.NOW, When.LATER, ENDED},
    When.LATER: {When.NOW, When.NEXT, ENDED},
    ENDED: set(When),
}
if set(MOVES) != {*When, ENDED} or any(state in steps for state, steps in MOVES.items()):
    raise AssertionError("every state has moves, and none leads to where it is")


class InitiativeQuerySet(OnRoadmapQuerySet):
    def standing(self):
        """Those on one of the columns."""
        return self.exclude(when=ENDED)

    def ended(self):
        return self.filter(when=ENDED)

    def for_cards(self):
        """With community, steward, the sentence it serves, and how it ended."""
        return self.select_related("community__roadmap", "steward", "serves__version", "ending__result")

    def with_people(self, viewer):
        """With in ``now_taking_part`` who takes part today, as far as ``viewer`` may see them."""
        seen = InitiativePerson.objects.current().filter(person__in=Person.objects.visible_to(viewer))
        rows = seen.select_related("person").order_by("since", "pk")
        return self.prefetch_related(Prefetch("taking_part", queryset=rows, to_attr="now_taking_part"))


class Initiative(models.Model):
    When = When

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="initiatives"
    )
    title = models.CharField(_("what we set out to do, in one line"), max_length=160)
    slug = models.SlugField(max_length=90)
    about = models.TextField(_("what it is about, and for whom"), max_length=6000, blank=True)
    when = models.CharField(
        pgettext_lazy("on the roadmap", "when"),
        max_length=6,
        choices=When,
        default=When.LATER,
        blank=True,
    )
    visibility = visibility_field(_("who may see this initiative"))
    serves = models.ForeignKey(
        "purpose.VersionSentence",
        verbose_name=_("the sentence of the purpose it serves"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="initiatives",
    )
    steward = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who looks after it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stewarded_initiatives",
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="initiatives"
    )
    started_at = models.DateTimeField(default=timezone.now)
    # When it last came into its column, or ended: the order of the lists.
    moved_at = models.DateTimeField(default=timezone.now)
    # The thread about it, made at the first message.
    discussion = models.OneToOneField(
        "discussions.Discussion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The mark of the form it was sent with, so that a double click starts one initiative.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["started_by", "once"], name="initiative_once_a_form"),
        ]
        indexes = [
            models.Index(fields=["community", "when", "-moved_at", "-id"], name="initiative_of_community"),
            models.Index(fields=["-moved_at", "-id"], name="initiative_by_time"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("work:initiative", args=[self.pk, self.slug])

    @staticmethod
    def of_whom(person):
        return Q(started_by=person)

    @cached_property
    def is_hidden(self):
        """Whether moderators took it out of sight; acts ask anew, of the initiative they hold."""
        return hiding_of(self) is not None

    @property
    def has_ended(self):
        return self.when == ENDED

    def can_move(self, when):
        return when in MOVES[self.when]


class InitiativePersonQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)


class InitiativePerson(models.Model):
    """That someone takes part in an initiative, from when until when."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="taking_part")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="takes_part_in"
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = InitiativePersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=models.Q(until=None),
                name="takes_part_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.initiative}"


class InitiativeStep(Written):
    """A move on the roadmap: from where to where ("" is ended), by whom, when and why."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="steps")
    before = models.CharField(max_length=6, choices=When, blank=True)
    after = models.CharField(max_length=6, choices=When, blank=True)
    why = models.CharField(_("why"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.initiative}: {self.before or '–'} → {self.after or '–'}"


class Ending(Written):
    """How an initiative ended; taking it up again takes this away, the moves keep telling it."""

    class Kind(models.TextChoices):
        DONE = "done", _("Done")
        STOPPED = "stopped", pgettext_lazy("an initiative", "Stopped")

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="ending")
    kind = models.CharField(_("how it ended"), max_length=8, choices=Kind, default=Kind.DONE)
    words = models.TextField(_("what came of it, or why we stopped"), max_length=2000)
    result = models.ForeignKey(
        "work.Result",
        verbose_name=_("the result it led to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ended_initiatives",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.initiative}: {self.kind}"
