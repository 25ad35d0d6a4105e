"""What a community asks someone to look after, and who was granted it, by whom and until when."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.feed.telling import tell


class RoleGrantQuerySet(models.QuerySet):
    def current(self, *, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Role(models.Model):
    class OpenTo(models.TextChoices):
        MEMBERS = "members", _("Members")
        SIGNED_IN = "signed_in", _("Everyone who is signed in")
        OUTSIDERS = "outsiders", _("Outsiders too")

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.CharField(_("what it is for"), max_length=240, blank=True)
    accountabilities = models.TextField(_("what it looks after"), max_length=2000, blank=True)
    needed = models.PositiveSmallIntegerField(_("how many people"), default=1)
    hours_per_month = models.PositiveSmallIntegerField(_("hours a month"), null=True, blank=True)
    open_to = models.CharField(_("open to"), max_length=10, choices=OpenTo, default=OpenTo.MEMBERS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="role_once")]

    def __str__(self):
        return self.name

    @transaction.atomic
    def grant(self, person, *, by, since=None, until=None, at=None):
        """Grant the role; whoever holds it already keeps the grant they have."""
        since = since or timezone.localdate()
        held = self.grants.current(on=since).filter(person=person).first()
        if held:
            return held
        grant = RoleGrant.objects.create(role=self, person=person, by=by, since=since, until=until)
        tell("communities.role_granted", by=by, about=grant, at=at)
        return grant


class RoleGrant(models.Model):
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="role_grant_in_order"
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="role_grant_of_person")]

    def __str__(self):
        return f"{self.person} · {self.role}"

    def hand_back(self, *, on=None):
        """End the grant; that it was held stays known."""
        self.until = max(on or timezone.localdate(), self.since)
        self.save(update_fields=["until"])
