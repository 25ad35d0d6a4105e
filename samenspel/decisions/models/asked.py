"""Who is asked to answer a round: everyone who took part when it was opened, or whose advice was asked."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership


class AskedQuerySet(models.QuerySet):
    def still_here(self):
        """Those who take part now as well: who left or was taken out does not count any more."""
        here = (
            Membership.objects.current()
            .members()
            .filter(community=OuterRef("round__proposal__community"), person=OuterRef("person"))
        )
        return self.filter(Exists(here), person__is_active=True)


class Asked(models.Model):
    round = models.ForeignKey("decisions.Round", on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="asked_to_decide"
    )
    # Why this person's advice is asked, and by whom; empty where everyone is asked.
    reason = models.CharField(_("why this person"), max_length=240, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    # That they put something in the box of an anonymous ballot; never when, never what.
    has_voted = models.BooleanField(default=False)

    objects = AskedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="asked_once")]

    def __str__(self):
        return f"{self.person} ? {self.round}"


class Advice(models.Model):
    """The advice someone gave, and, by whoever decides, what was done with it."""

    asked = models.OneToOneField(Asked, null=True, on_delete=models.SET_NULL, related_name="advice")
    round = models.ForeignKey("decisions.Round", on_delete=models.CASCADE, related_name="advices")
    text = models.TextField(_("your advice"), max_length=4000)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="advices"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="advice_once_a_person")]

    def __str__(self):
        return self.text

    @property
    def is_used(self):
        return hasattr(self, "use")


class AdviceUse(models.Model):
    """What whoever decides did with an advice."""

    advice = models.OneToOneField(Advice, on_delete=models.CASCADE, related_name="use")
    text = models.TextField(_("what you do with it"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.text
