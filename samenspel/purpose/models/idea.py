"""What people bring at the start: ideas, examples, and who inspires them; of whom nothing is said unasked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose.models.round import Round


class IdeaQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the round; someone who inspires only once they said yes, but for who named them."""
        own = Q(by=person) if is_signed_in(person) else None
        named = ~Q(kind=Idea.Kind.INSPIRER) | Q(inspirer__said=Inspirer.Said.YES)
        if own is not None:
            named |= own
        return self.filter(named, not_hidden(self.model, own=own), round__in=Round.objects.visible_to(person))

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Idea(models.Model):
    class Kind(models.TextChoices):
        IDEA = "idea", _("Idea")
        EXAMPLE = "example", _("Example")
        INSPIRER = "inspirer", _("Someone who inspires")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ideas")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind, default=Kind.IDEA)
    text = models.CharField(_("in a few words"), max_length=400, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="purpose_ideas"
    )
    at = models.DateTimeField(default=timezone.now)
    # The mark of the form it was sent with, so that a double click brings one idea.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="idea_once_a_form")]
        indexes = [models.Index(fields=["round", "-at", "-id"], name="idea_of_round")]

    def __str__(self):
        return self.text


class Inspirer(models.Model):
    """Who was named as inspiring: asked first, shown after a yes, forgotten after a no or after silence."""

    class Said(models.TextChoices):
        NOTHING = "nothing", _("Not answered yet")
        YES = "yes", _("Yes")
        NO = "no", _("No")
        LAPSED = "lapsed", _("Never answered")
        WITHDRAWN = "withdrawn", _("Withdrawn later")

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="inspirer")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="inspires"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    said = models.CharField(max_length=10, choices=Said, default=Said.NOTHING)
    asked_at = models.DateTimeField(default=timezone.now)
    said_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.name or str(self.person or "")

    @property
    def is_waiting(self):
        return self.said == self.Said.NOTHING


class AskedAddress(models.Model):
    """That someone tried to have an address outside asked; it outlives taking back who was named.

    Of the address only a keyed mark is kept, which tells nobody what it was. After a no it stays, so that
    nobody is asked again.
    """

    mark = models.CharField(max_length=64, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    said_no = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"

    @staticmethod
    def mark_of(email):
        return salted_hmac("purpose.asked", email.strip().lower(), algorithm="sha256").hexdigest()
