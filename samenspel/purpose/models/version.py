"""What a community adopted: its purpose and its social contract, sentence by sentence, once and for all."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.privacy.conditions import worked_out_once
from samenspel.purpose.models.parts import LONGEST_SENTENCE, Part, in_order_of_parts


class VersionQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Whoever may see the community may read what it is for."""
        return self.filter(community__in=Community.objects.visible_to(person))

    def newest_first(self):
        return self.order_by("-number")


class Version(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="purpose_versions"
    )
    number = models.PositiveSmallIntegerField()
    # Both are empty for words that a community brought along when it came.
    round = models.ForeignKey(
        "purpose.Round", null=True, blank=True, on_delete=models.SET_NULL, related_name="versions"
    )
    draft = models.ForeignKey(
        "purpose.Draft", null=True, blank=True, on_delete=models.SET_NULL, related_name="versions"
    )
    summary = models.TextField(_("what is different, in a few words"), max_length=1000, blank=True)
    review_on = models.DateField(_("look at it again on"))
    adopted_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # How many different people brought something in, and how many took part then. Counted when it was
    # adopted, since who voted cannot be told any more once the keys of a conversation are forgotten.
    contributor_count = models.PositiveIntegerField(default=0)
    member_count = models.PositiveIntegerField(default=0)
    # The sentence that stood on the community before, to put back when this is undone.
    purpose_before = models.CharField(max_length=240, blank=True)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="purpose_version_once"),
            models.UniqueConstraint(fields=["by", "once"], name="purpose_version_once_a_form"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(round__isnull=False), name="purpose_version_once_a_round"
            ),
        ]

    def __str__(self):
        return f"{self.community} {self.number}"

    def get_absolute_url(self):
        return reverse("purpose:version", args=[self.community.slug, self.number])

    @classmethod
    def now_of(cls, community):
        """The version that holds, or None."""
        return cls.objects.filter(community=community).newest_first().first()


class VersionSentenceQuerySet(models.QuerySet):
    def in_order(self):
        """As one reads them: part by part, and within a part by their place."""
        return self.order_by(in_order_of_parts(), "order", "pk")


class VersionSentence(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sentences")
    part = models.CharField(max_length=10, choices=Part)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_SENTENCE)
    # Why it is new, or differs from the sentence before.
    why = models.TextField(max_length=1000, blank=True)
    came_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="became"
    )
    # The sentence of the draft it was, which knows the statements and ideas behind it.
    sentence = models.ForeignKey(
        "purpose.Sentence", null=True, blank=True, on_delete=models.SET_NULL, related_name="adopted_as"
    )

    objects = VersionSentenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "part", "order"], name="version_sentence_place")
        ]

    def __str__(self):
        return self.text


class Dropping(models.Model):
    """That a sentence of the version before does not come back in this one, and why."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="droppings")
    sentence = models.ForeignKey(VersionSentence, on_delete=models.CASCADE, related_name="droppings")
    why = models.TextField(max_length=1000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "sentence"], name="dropping_once")]

    def __str__(self):
        return f"{self.sentence} ✕ {self.version}"
