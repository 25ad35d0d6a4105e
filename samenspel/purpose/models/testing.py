"""A decision, a rule or an indicator put beside the purpose, and what people read in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in
from samenspel.purpose.models.sight import seen_in_community


class PurposeTestQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; what moderators hid, by who asked."""
        own = Q(by=person) if is_signed_in(person) else None
        return self.filter(seen_in_community(person), not_hidden(self.model, own=own))

    def open(self):
        return self.filter(closing=None)


class PurposeTest(models.Model):
    class Kind(models.TextChoices):
        DECISION = "decision", _("A decision")
        RULE = "rule", _("A rule")
        INDICATOR = "indicator", _("An indicator")
        OTHER = "other", _("Something else")

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="purpose_tests"
    )
    # What it is put beside: the version that held when it was asked.
    version = models.ForeignKey("purpose.Version", on_delete=models.CASCADE, related_name="tests")
    kind = models.CharField(_("what is it"), max_length=10, choices=Kind, default=Kind.DECISION)
    title = models.CharField(_("what do you put beside the purpose"), max_length=160)
    text = models.TextField(_("what one should know about it"), max_length=2000, blank=True)
    link = models.URLField(_("Link"), max_length=500, blank=True)
    visibility = models.CharField(
        _("who may see this"),
        max_length=10,
        choices=[choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE],
        default=Visibility.MEMBERS,
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="purpose_tests"
    )
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = PurposeTestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="purpose_test_once_a_form")]
        indexes = [models.Index(fields=["community", "-at", "-id"], name="purpose_test_by_time")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("purpose:test", args=[self.community.slug, self.pk])

    @property
    def is_closed(self):
        return hasattr(self, "closing")


class TestClosing(models.Model):
    """That a test is closed, with what was concluded from it; opening it again deletes this."""

    __test__ = False

    test = models.OneToOneField(PurposeTest, on_delete=models.CASCADE, related_name="closing")
    conclusion = models.TextField(_("what you conclude"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.test} ✓"


class TestReadingQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        own = Q(person=person) if is_signed_in(person) else None
        seen = PurposeTest.objects.visible_to(person).values("pk")
        return self.filter(not_hidden(self.model, own=own), test__in=seen)


class TestReading(models.Model):
    """What one person says the thing serves, or where it rubs."""

    __test__ = False

    class Side(models.TextChoices):
        SERVES = "serves", _("It serves")
        RUBS = "rubs", _("It rubs")

    test = models.ForeignKey(PurposeTest, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="purpose_readings"
    )
    side = models.CharField(_("does it serve, or does it rub"), max_length=6, choices=Side)
    sentence = models.ForeignKey(
        "purpose.VersionSentence", null=True, blank=True, on_delete=models.SET_NULL, related_name="readings"
    )
    words = models.CharField(_("in your own words"), max_length=400)
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = TestReadingQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["person", "once"], name="test_reading_once_a_form")]

    def __str__(self):
        return self.words


class Seconding(models.Model):
    """That someone sees the same as someone else did."""

    reading = models.ForeignKey(TestReading, on_delete=models.CASCADE, related_name="secondings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="purpose_secondings"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "person"], name="seconding_once")]

    def __str__(self):
        return f"{self.person} ✓ {self.reading}"
