"""What a member says to a draft before it is adopted, and what was answered to an objection."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose.models.draft import Draft
from samenspel.purpose.models.sentence import Sentence


class ReactionQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Members of the community, and administrators; what moderators hid, by who said it."""
        if not is_signed_in(person):
            return self.none()
        drafts = Draft.objects.visible_to(person)
        if not person.is_administrator:
            mine = person.memberships.current().values("community")
            drafts = drafts.filter(round__community__in=mine)
        return self.filter(not_hidden(self.model, own=Q(person=person)), draft__in=drafts)

    def standing(self):
        """Those people hold now: not changed since, nor taken back."""
        return self.filter(until=None)

    def objections(self):
        return self.filter(kind=Reaction.Kind.OBJECTION)

    def counting(self):
        """Those standing and in sight, of who takes part still; others may be read and count no more."""
        here = Membership.objects.current().members()
        here = here.filter(community=OuterRef("draft__round__community"), person=OuterRef("person"))
        seen = self.standing().filter(not_hidden(self.model))
        return seen.filter(Exists(here), person__is_active=True)

    def fresh(self):
        """Those said about the draft as it reads now: none of its sentences changed since."""
        later = Sentence.objects.filter(draft=OuterRef("draft"), changed_at__gt=OuterRef("at"))
        return self.standing().filter(~Exists(later))

    def unanswered(self):
        """Objections that count and that nobody answered in writing, also from before the last change."""
        return self.counting().objections().filter(answers=None)


class Reaction(models.Model):
    class Kind(models.TextChoices):
        SUPPORT = "support", _("Support")
        CONCERN = "concern", _("Support with a concern")
        OBJECTION = "objection", _("Objection")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="purpose_reactions"
    )
    kind = models.CharField(_("what you say to it"), max_length=10, choices=Kind)
    argument = models.CharField(_("in words"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    # Since when it no longer holds: the person said something else, or took it back.
    until = models.DateTimeField(null=True, blank=True)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "person"], condition=Q(until=None), name="reaction_one_standing"
            ),
            models.CheckConstraint(
                condition=~Q(kind="objection") | ~Q(argument=""), name="objection_has_argument"
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"


class ObjectionAnswer(models.Model):
    """What was answered to an objection; and whether who objected finds it answered, or that it stands."""

    class Verdict(models.TextChoices):
        ANSWERED = "answered", _("It is answered")
        STANDS = "stands", _("It stands")

    reaction = models.ForeignKey(Reaction, on_delete=models.CASCADE, related_name="answers")
    text = models.CharField(_("answer"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    verdict_at = models.DateTimeField(null=True, blank=True)
    # The mark of the form it was sent with, so that a double click answers once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="answer_once_a_form")]

    def __str__(self):
        return self.text
