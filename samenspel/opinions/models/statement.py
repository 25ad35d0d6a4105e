"""A sentence that others agree or disagree with: one idea, short."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.opinions.models.conversation import Conversation
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in


class Standing(models.TextChoices):
    WAITING = "waiting", _("Waits to be judged")
    ACCEPTED = "accepted", _("Accepted")
    REMOVED = "removed", _("Removed")


# From which standing a statement may come to which.
TRANSITIONS = {
    Standing.WAITING: {Standing.ACCEPTED, Standing.REMOVED},
    Standing.ACCEPTED: {Standing.REMOVED},
    Standing.REMOVED: {Standing.ACCEPTED},
}

if set(TRANSITIONS) != set(Standing) or not set().union(*TRANSITIONS.values()) <= set(Standing):
    raise ImproperlyConfigured("Every standing of a statement says where it may go.")


class StatementQuerySet(models.QuerySet):
    def in_play(self):
        """Those that are voted on and counted: accepted, and not hidden by moderators."""
        return self.filter(not_hidden(self.model), standing=Standing.ACCEPTED)

    def waiting(self):
        return self.filter(not_hidden(self.model), standing=Standing.WAITING)

    @worked_out_once
    def visible_to(self, person):
        """Those in play in conversations ``person`` may see, their own, and those they judge."""
        seen = self.filter(conversation__in=Conversation.objects.visible_to(person).values("pk"))
        in_play = Q(standing=Standing.ACCEPTED)
        if not is_signed_in(person):
            return seen.filter(in_play, not_hidden(self.model))
        mine = Q(by=person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return seen.filter(in_sight)
        judged = Q(conversation__in=Conversation.objects.looked_after_by(person).values("pk"))
        return seen.filter(in_play | mine | judged, in_sight)

    def in_order(self):
        return self.order_by("number")


class Statement(models.Model):
    LONGEST = 140
    # What comes in from a conversation held elsewhere is kept as it was said.
    LONGEST_BROUGHT = 1_000
    Standing = Standing

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField(_("statement"), max_length=LONGEST_BROUGHT)
    # Its author: somebody with an account, or a participant without one; never shown beside it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="opinion_statements",
    )
    guest = models.ForeignKey(
        "opinions.Participant", null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    at = models.DateTimeField(default=timezone.now)
    is_seed = models.BooleanField(_("written to begin with"), default=False)
    is_meta = models.BooleanField(_("about who votes, rather than about the question"), default=False)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.ACCEPTED)
    # The mark of the form it was sent with, so that a double click writes one statement.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="statement_number"),
            models.UniqueConstraint(fields=["conversation", "once"], name="statement_once_a_form"),
        ]
        indexes = [models.Index(fields=["conversation", "standing"], name="statement_by_standing")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return self.conversation.get_absolute_url()

    @property
    def community(self):
        return self.conversation.community

    def may_become(self, standing):
        return standing in TRANSITIONS[Standing(self.standing)]
