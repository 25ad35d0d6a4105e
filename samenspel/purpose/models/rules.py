"""A rule in the way: a law, a policy or a habit that keeps a community from what it is for."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in
from samenspel.purpose.models.sight import seen_in_community


class RuleInTheWayQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Never seen by more people than its community is; what moderators hid, by who reported it."""
        own = Q(by=person) if is_signed_in(person) else None
        return self.filter(seen_in_community(person), not_hidden(self.model, own=own))

    def with_outcome(self):
        """Each with the last word on it, as ``outcome_now``, and when that was said, as ``outcome_at``."""
        last = RuleOutcome.objects.filter(rule=OuterRef("pk")).order_by("-at", "-pk")
        return self.annotate(
            outcome_now=Subquery(last.values("outcome")[:1]), outcome_at=Subquery(last.values("at")[:1])
        )


class RuleInTheWay(models.Model):
    class Source(models.TextChoices):
        LAW = "law", _("Law")
        POLICY = "policy", _("Policy")
        HABIT = "habit", _("Habit")

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="rules_in_the_way"
    )
    title = models.CharField(_("the rule, in one line"), max_length=160)
    source = models.CharField(_("where it comes from"), max_length=10, choices=Source)
    example = models.TextField(_("an example of what happened"), max_length=2000)
    effect = models.TextField(_("what it leads to"), max_length=2000, blank=True)
    proposal = models.TextField(_("what you propose"), max_length=2000, blank=True)
    since = models.DateField(_("in the way since"), null=True, blank=True)
    # The sentence of the contract that it keeps from coming true.
    sentence = models.ForeignKey(
        "purpose.VersionSentence", null=True, blank=True, on_delete=models.SET_NULL, related_name="rules"
    )
    visibility = models.CharField(
        _("who may see this"),
        max_length=10,
        choices=[choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE],
        default=Visibility.MEMBERS,
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rules_in_the_way"
    )
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = RuleInTheWayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="rule_in_the_way_once_a_form")]
        indexes = [models.Index(fields=["community", "-at", "-id"], name="rule_in_the_way_by_time")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("purpose:rule", args=[self.community.slug, self.pk])


class RuleMet(models.Model):
    """That someone else meets the rule too; counted, and named only when they choose so."""

    rule = models.ForeignKey(RuleInTheWay, on_delete=models.CASCADE, related_name="met_by")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rules_met")
    is_named = models.BooleanField(_("show my name to members"), default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["rule", "person"], name="rule_met_once")]

    def __str__(self):
        return f"{self.person} · {self.rule}"


class RuleOutcome(models.Model):
    """What was done with the rule; the last one counts, those before stay known."""

    class Outcome(models.TextChoices):
        KEEP = "keep", _("Keep")
        ADAPT = "adapt", _("Adapt")
        SCRAP = "scrap", _("Scrap")
        EXPERIMENT = "experiment", _("Experiment")

    rule = models.ForeignKey(RuleInTheWay, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.CharField(_("what happens with it"), max_length=10, choices=Outcome)
    reason = models.TextField(_("why"), max_length=1000)
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["rule", "-at"], name="rule_outcome_by_time")]

    def __str__(self):
        return f"{self.rule}: {self.outcome}"
