"""Mail that came in, as it is remembered: that it came, for whom, what became of it. Never its words.

The life of one that came:

    came ──▶ placed     its words stand where the answer belongs
      ├────▶ held       it could not stand there; whoever wrote it was told why
      ├────▶ refused    it is not who it says it is, or cannot be read: nobody is told
      ├────▶ ended      written by a machine, or going round in circles
      └────▶ noted      it says that a letter of ours did not arrive

One that stays at ``came`` was cut short; when it is brought once more, it goes on.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Became(models.TextChoices):
    CAME = "came", _("came in")
    PLACED = "placed", _("placed")
    HELD = "held", _("held back, and told so")
    REFUSED = "refused", _("refused")
    ENDED = "ended", _("not meant as an answer")
    NOTED = "noted", _("says that a letter did not arrive")


class Received(models.Model):
    """One mail for one address.

    mark    of its Message-ID and whom it came for: the same mail is dealt with once
    person  whose reply address it came to
    place   what that address answers: "name:primary key"
    print   of its words, with a secret: a machine that repeats itself is heard once
    why     a word for who looks after the house, why it became what it did
    """

    mark = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="received_mail"
    )
    place = models.CharField(max_length=80, blank=True)
    print = models.CharField(max_length=64, blank=True)
    became = models.CharField(max_length=10, choices=Became, default=Became.CAME)
    why = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="received_of_person"),
            models.Index(fields=["at"], name="received_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(became=Became.CAME, done_at=None)
                | ~Q(became=Became.CAME) & Q(done_at__isnull=False),
                name="received_done_once_it_became",
            )
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.became}"


class AnswerVersion(models.Model):
    """Which of a person's reply addresses hold: those of this number. A higher one ends all before it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="answer_version"
    )
    number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.person_id}: {self.number}"


class Bounce(models.Model):
    """That a letter did not arrive at an address: for good (``hard``), this time, or that it was unwanted."""

    class Kind(models.TextChoices):
        HARD = "hard", _("the address does not take mail")
        SOFT = "soft", _("it did not arrive this time")
        COMPLAINT = "complaint", _("reported as unwanted")

    letter = models.ForeignKey("mail.Letter", null=True, on_delete=models.SET_NULL, related_name="bounces")
    address = models.EmailField()
    kind = models.CharField(max_length=10, choices=Kind)
    # As mail servers number it: 5.1.1 is "no such mailbox".
    status = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["address", "-at"], name="bounce_of_address")]
        constraints = [models.UniqueConstraint(fields=["letter", "address"], name="bounce_once_a_letter")]

    def __str__(self):
        return f"{self.kind} {self.status}"


class Rest(models.Model):
    """That an address gets no letters, since they did not arrive; until its owner says it works again."""

    address = models.EmailField()
    why = models.CharField(max_length=10, choices=Bounce.Kind)
    status = models.CharField(max_length=12, blank=True)
    since = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address"], condition=Q(lifted_at=None), name="rest_once"),
        ]

    def __str__(self):
        return f"{self.since:%Y-%m-%d}"
