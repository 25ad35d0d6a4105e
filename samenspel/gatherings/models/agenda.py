"""What a gathering is about, point by point; a point may lead to something that waits for an answer."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def _about(to, words):
    """A key to something the point is about; what goes takes the link away, not the point."""
    return models.ForeignKey(
        to,
        verbose_name=words,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="agenda_items",
    )


class AgendaItem(models.Model):
    class Asks(models.TextChoices):
        AGREE = "agree", pgettext_lazy("a point of the agenda", "To agree on")
        ADVISE = "advise", pgettext_lazy("a point of the agenda", "To give advice on")
        INFORM = "inform", pgettext_lazy("a point of the agenda", "To know")

    # What a point may be about: of these at most one.
    ABOUT = ("proposal", "initiative", "call", "experiment", "discussion", "commitment", "earlier")

    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="agenda_items"
    )
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("the point, in one line"), max_length=160)
    words = models.TextField(_("what it is about"), max_length=2000, blank=True)
    asks = models.CharField(_("what you ask"), max_length=8, choices=Asks, default=Asks.AGREE)
    minutes = models.PositiveSmallIntegerField(
        _("how many minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(480)],
    )
    # The subject of the mandates that count here, as the cards of the community say it.
    subject = models.CharField(_("subject, for who can say yes"), max_length=120, blank=True)
    proposal = _about("decisions.Proposal", _("proposal"))
    initiative = _about("work.Initiative", _("initiative"))
    call = _about("work.Call", _("call"))
    experiment = _about("work.Experiment", _("experiment"))
    discussion = _about("discussions.Discussion", _("discussion"))
    commitment = _about("gatherings.Commitment", _("agreement"))
    # The point of an earlier gathering that was not reached there.
    earlier = _about("gatherings.AgendaItem", _("point that was left"))
    # Not reached: it is proposed for the next agenda.
    is_left = models.BooleanField(default=False, editable=False)
    brings = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who brings it in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="agenda_item_once_a_form")]

    def __str__(self):
        return self.title

    @property
    def about(self):
        """(name, key) of what it is about, or None; whether somebody may see that is asked elsewhere."""
        keys = ((name, getattr(self, f"{name}_id")) for name in self.ABOUT)
        return next((each for each in keys if each[1] is not None), None)
