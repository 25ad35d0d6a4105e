"""Questions and reactions to a proposal, and the answers to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.visibility import is_signed_in


def seen_inside(queryset, person, *, own, way="round__proposal"):
    """Words in a proposal: for who takes part in its community, administrators, and who said them."""
    from samenspel.decisions.models.proposal import Proposal

    if not is_signed_in(person):
        return queryset.none()
    seen = Q(**{f"{way}__in": Proposal.objects.visible_to(person).values("pk")})
    if not person.is_administrator:
        here = Membership.objects.current().filter(person=person).values("community")
        seen &= Q(**{f"{way}__community__in": here}) | own
    return queryset.filter(seen, not_hidden(queryset.model, own=own))


class ReactionQuerySet(models.QuerySet):
    def visible_to(self, person):
        return seen_inside(self, person, own=Q(by=person))


class Reaction(models.Model):
    class Kind(models.TextChoices):
        QUESTION = "question", _("A question")
        REACTION = "reaction", _("A reaction")

    round = models.ForeignKey("decisions.Round", on_delete=models.CASCADE, related_name="reactions")
    kind = models.CharField(_("what is it"), max_length=10, choices=Kind, default=Kind.QUESTION)
    text = models.TextField(_("your question or reaction"), max_length=2000)
    # What it answers; one level deep.
    to = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="decision_reactions"
    )
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="decision_reaction_once_a_form")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.round.proposal.get_absolute_url()}#reaction-{self.pk}"
