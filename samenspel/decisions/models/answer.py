"""What someone answers in a round, by name; changing it keeps what it was.

An objection is answered in words; whoever objected says whether that resolved it or whether it stands.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership


class Stance(models.TextChoices):
    CONSENT = "consent", _("Consent")
    CONCERN = "concern", _("Consent with concern")
    OBJECTION = "objection", _("Objection")
    ASIDE = "aside", _("Stand aside")


class AnswerQuerySet(models.QuerySet):
    def standing(self):
        """The last one of each person."""
        return self.filter(until=None)

    def counting(self):
        """Those standing, of who takes part still: others stay to be read and count no more."""
        here = (
            Membership.objects.current()
            .members()
            .filter(community=OuterRef("round__proposal__community"), person=OuterRef("person"))
        )
        return self.standing().filter(Exists(here), person__is_active=True)

    def objections(self):
        return self.filter(stance=Stance.OBJECTION)

    def visible_to(self, person):
        """By who takes part in the community, of proposals they may see; the words of others are theirs."""
        from samenspel.decisions.models.reaction import seen_inside

        return seen_inside(self, person, own=Q(person=person))


class Answer(models.Model):
    round = models.ForeignKey("decisions.Round", on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="answers"
    )
    # For consent.
    stance = models.CharField(_("your answer"), max_length=10, choices=Stance, blank=True)
    # For a poll by name; how it is written down says ``decisions.choices``.
    choice = models.JSONField(null=True, blank=True)
    words = models.TextField(_("in your words"), max_length=4000, blank=True)
    # Who answered for them, when someone did.
    proxy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_proxy = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    # Since when it is no longer what they say.
    until = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(until=None), name="answer_once_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.get_stance_display()}"

    @property
    def is_objection(self):
        return self.stance == Stance.OBJECTION


class ObjectionReply(models.Model):
    """What is said to an objection, by who proposed; there may be several, one after the other."""

    objection = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField(_("your answer"), max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="objection_replies"
    )
    at = models.DateTimeField(default=timezone.now)
    # Whether a steward did this because who proposed was silent for a week after the last day.
    stood_in = models.BooleanField(default=False)
    once = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="objection_reply_once_a_form")]

    def __str__(self):
        return self.text


class ObjectionWord(models.Model):
    """What whoever objected says of the reply: it resolves the objection, or the objection stands."""

    class Says(models.TextChoices):
        RESOLVED = "resolved", _("Resolved")
        STANDS = "stands", _("It stands")

    reply = models.OneToOneField(ObjectionReply, on_delete=models.CASCADE, related_name="word")
    says = models.CharField(max_length=10, choices=Says)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.get_says_display()
