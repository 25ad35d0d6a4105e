"""What someone says they can, and what others recognise in them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.people.models.competence import Competence
from samenspel.privacy.visibility import is_signed_in


class Skill(models.Model):
    """A competence of a person, in their own order: how far they are, and whether they want more of it."""

    class Level(models.IntegerChoices):
        LEARNING = 1, _("I am learning it")
        CAN = 2, _("I can do it")
        GOOD = 3, _("I am good at it")
        TEACHES = 4, _("I teach others")

    class Wish(models.TextChoices):
        MORE = "more", _("I want more of it")
        FINE = "fine", _("It is fine as it is")
        LESS = "less", _("I want less of it")

    # As others read it.
    SAID = {1: _("is learning it"), 2: _("can do it"), 3: _("is good at it"), 4: _("teaches others")}
    WISHED = {"more": _("wants more of it"), "fine": "", "less": _("would rather do less of it")}

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skills")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="skills")
    level = models.PositiveSmallIntegerField(_("how far"), choices=Level, default=Level.CAN)
    wish = models.CharField(_("what I want"), max_length=4, choices=Wish, default=Wish.FINE)
    place = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("place", "pk")
        constraints = [models.UniqueConstraint(fields=["person", "competence"], name="skill_once")]

    def __str__(self):
        return f"{self.person}: {self.competence}"

    @property
    def level_said(self):
        return self.SAID[self.level]

    @property
    def wish_said(self):
        return self.WISHED[self.wish]


class RecognitionQuerySet(models.QuerySet):
    def accepted(self):
        return self.exclude(accepted_at=None).filter(hidden_at=None)

    def waiting(self):
        return self.filter(accepted_at=None, hidden_at=None)

    def seen_by(self, person):
        """Accepted ones are for whoever may see that part of the profile; others for the two of them."""
        accepted = models.Q(accepted_at__isnull=False, hidden_at=None)
        if not is_signed_in(person):
            return self.filter(accepted)
        return self.filter(accepted | models.Q(person=person) | models.Q(by=person))

    def by_competence(self):
        """By the name of what is recognised and then by date: never by how many there are."""
        return self.order_by("competence__label_nl", "competence__label_en", "-at", "-pk")


class Recognition(models.Model):
    """Someone saw a talent in someone else and says when. Private until the one it is about accepts it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recognitions"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recognitions_given"
    )
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="recognitions")
    example = models.TextField(_("an example"), max_length=600)
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "by", "competence"], name="recognition_once"),
            models.CheckConstraint(condition=~models.Q(person=models.F("by")), name="recognition_of_another"),
        ]

    def __str__(self):
        return f"{self.person}: {self.competence}"
