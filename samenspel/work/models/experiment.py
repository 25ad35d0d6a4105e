"""An experiment: the light way to start something. A place, doers, a question; then what we learned, and on.

It runs from the day it is started until it is ended with what was learned; nothing ends it but words.
"""

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models.written import Written
from samenspel.moderation.hiding import hiding_of
from samenspel.people.models import Person
from samenspel.work.models.roadmap import OnRoadmapQuerySet, visibility_field


class ExperimentQuerySet(OnRoadmapQuerySet):
    def running(self):
        return self.filter(is_running=True)

    def ended(self):
        return self.filter(is_running=False)

    def for_cards(self):
        return self.select_related("community__roadmap", "initiative", "ending__result")

    def with_doers(self, viewer):
        """With in ``seen_doers`` who does it, as far as ``viewer`` may see them."""
        rows = ExperimentDoer.objects.filter(person__in=Person.objects.visible_to(viewer))
        rows = rows.select_related("person").order_by("pk")
        return self.prefetch_related(Prefetch("doers", queryset=rows, to_attr="seen_doers"))


class Experiment(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="experiments"
    )
    initiative = models.ForeignKey(
        "work.Initiative",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="experiments",
    )
    question = models.CharField(_("what you would like to know"), max_length=240)
    slug = models.SlugField(max_length=90)
    trying = models.TextField(_("what you try"), max_length=4000)
    place = models.CharField(_("where"), max_length=120, blank=True)
    until = models.DateField(_("until when, about"), null=True, blank=True)
    visibility = visibility_field(_("who may see this experiment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="experiments"
    )
    at = models.DateTimeField(default=timezone.now)
    # Beside the ending, so that what runs is found without reading all.
    is_running = models.BooleanField(default=True, editable=False)
    # The experiment this one repeats, in another way.
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="again"
    )
    # The thread about it, made at the first message.
    discussion = models.OneToOneField(
        "discussions.Discussion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The mark of the form it was sent with, so that a double click starts one experiment.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ExperimentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="experiment_once_a_form")]
        indexes = [
            models.Index(fields=["community", "is_running", "-at", "-id"], name="experiment_of_community")
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("work:experiment", args=[self.pk, self.slug])

    @staticmethod
    def of_whom(person):
        return Q(by=person)

    @cached_property
    def is_hidden(self):
        """Whether moderators took it out of sight; acts ask anew, of the experiment they hold."""
        return hiding_of(self) is not None


class ExperimentDoer(models.Model):
    experiment = models.ForeignKey(Experiment, on_delete=models.CASCADE, related_name="doers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="does_experiments"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["experiment", "person"], name="doer_once")]

    def __str__(self):
        return f"{self.person} · {self.experiment}"


class ExperimentEnding(Written):
    """What was learned, and how it goes on."""

    class FollowUp(models.TextChoices):
        RESULT = "result", _("It works: we publish a result")
        INITIATIVE = "initiative", _("It deserves more: it becomes an initiative")
        AGAIN = "again", _("Once more, in another way")
        STOP = "stop", _("It stays at this: we know enough")

    experiment = models.OneToOneField(Experiment, on_delete=models.CASCADE, related_name="ending")
    learned = models.TextField(_("what you learned"), max_length=4000)
    follow_up = models.CharField(_("how it goes on"), max_length=10, choices=FollowUp)
    result = models.ForeignKey(
        "work.Result", null=True, blank=True, on_delete=models.SET_NULL, related_name="came_from_experiments"
    )
    initiative = models.ForeignKey(
        "work.Initiative",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="came_from_experiments",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.experiment}: {self.follow_up}"
