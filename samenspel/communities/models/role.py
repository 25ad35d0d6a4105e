"""What a community asks someone to look after."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities import access
from samenspel.communities.models.community import Community
from samenspel.communities.models.role_grant import RoleGrant
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.notifications.notifying import notify
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in
from samenspel.search.indexing import forget


class RoleQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(archived_at=None)

    @worked_out_once
    def visible_to(self, person):
        return self.filter(community__in=Community.objects.visible_to(person))

    def with_holders(self, *, on=None):
        """Each with how many people hold it, as ``held``."""
        on = on or timezone.localdate()
        now = (Q(grants__until=None) | Q(grants__until__gt=on)) & Q(grants__since__lte=on)
        return self.annotate(held=Count("grants", filter=now, distinct=True))

    def looking(self, *, on=None):
        """Those that look for someone, in communities that still do things."""
        alive = self.standing().exclude(community__stage=Community.Stage.CLOSED)
        return alive.with_holders(on=on).filter(held__lt=F("needed"))

    def open_to(self, person):
        """Those ``person`` may apply for: outsiders too, who is signed in, or the members themselves."""
        fits = Q(open_to=Role.OpenTo.OUTSIDERS)
        if is_signed_in(person):
            if not person.is_light:
                fits |= Q(open_to=Role.OpenTo.SIGNED_IN)
            fits |= Q(community__in=Community.objects.of(person))
        return self.filter(fits)

    def newest_first(self):
        return self.order_by("-opened_at", "-pk")


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
    term_months = models.PositiveSmallIntegerField(_("for how many months"), null=True, blank=True)
    open_to = models.CharField(_("open to"), max_length=10, choices=OpenTo, default=OpenTo.MEMBERS)
    opened_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"), "community", condition=Q(archived_at=None), name="role_once"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("communities:role", args=[self.community.slug, self.pk])

    @property
    def is_public(self):
        return self.community.visibility == Visibility.PUBLIC

    def end_of_term(self, since):
        """The end that is proposed for a grant that begins on ``since``; None without a term."""
        if not self.term_months:
            return None
        months = since.month - 1 + self.term_months
        year, month = since.year + months // 12, months % 12 + 1
        for day in range(since.day, 27, -1):
            try:
                return since.replace(year=year, month=month, day=day)
            except ValueError:
                continue
        return since.replace(year=year, month=month)

    @transaction.atomic
    def grant(self, person, *, by, since=None, until=None, at=None):
        """Grant the role; whoever holds it already keeps the grant they have. Only stewards do, and not to
        someone who was taken out."""
        if not access.can_look_after(by, self.community) or self.archived_at is not None:
            raise PermissionDenied
        if access.was_removed(person, self.community):
            raise PermissionDenied
        given = self._give(person, by=by, since=since, until=until, at=at)
        notify("communities.role_granted", to=[person], about=given, by=by, community=self.community, at=at)
        return given

    def _give(self, person, *, by, since=None, until=None, at=None):
        since = since or timezone.localdate(at)
        held = self.grants.current(on=since).filter(person=person).first()
        if held:
            return held
        grant = RoleGrant.objects.create(role=self, person=person, by=by, since=since, until=until)
        tell("communities.role_granted", by=by, about=grant, at=at)
        record("communities.role_granted", by=by, about=self.community, person=person, at=at, role=self.name)
        return grant

    @transaction.atomic
    def archive(self, *, by, at=None):
        """Ask nobody for it any more; who held it stays known, who holds it now hands it back."""
        if not access.can_steward(by, self.community):
            raise PermissionDenied
        if self.archived_at is None:
            self.archived_at = at or timezone.now()
            self.save(update_fields=["archived_at"])
            forget("role", [self.pk])
            for grant in self.grants.current(on=timezone.localdate(at)):
                grant.hand_back(by=by, at=at)
