"""What someone may decide at this table on behalf of an organisation, and up to where.

A card is a statement of the organisation: what it says counts once someone who speaks for the organisation
has confirmed it. Each change is a new row of terms that needs a yes of its own; what stood stays known.
"""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import hidden_ids
from samenspel.organisations.models import Organisation
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in

WARNED_BEFORE = timedelta(days=30)


class MandateCardQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those at tables one may see, to visitors only where the community chose so; and one's own.

        Who speaks for an organisation sees its cards at every table: it is they who are asked. At a table
        that was hidden nobody is asked anything.
        """
        from samenspel.communities.models.community import Community

        seen = Q(
            community__in=Community.objects.visible_to(person),
            organisation__in=Organisation.objects.visible_to(person),
        )
        if not is_signed_in(person):
            return self.filter(seen, community__mandates_opened__isnull=False)
        spoken_for = person.administers.current().values("organisation")
        beyond = Q(person=person) | Q(organisation__in=spoken_for)
        return self.filter(seen | beyond & ~Q(community__in=hidden_ids(Community)))

    def not_withdrawn(self):
        return self.filter(withdrawal=None)

    def with_terms(self):
        """With all that pages say of a card, newest terms first."""
        terms = MandateTerms.objects.select_related("backup", "by", "confirmation__by", "refusal__by")
        return self.select_related(
            "organisation", "person", "role", "community", "withdrawal__by"
        ).prefetch_related(Prefetch("terms", queryset=terms.order_by("-number")), Prefetch("role__grants"))


class MandateCard(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="mandate_cards"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="mandate_cards")
    # Held by a person, or by whoever holds a role here.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mandate_cards",
    )
    role = models.ForeignKey(
        "communities.Role", null=True, blank=True, on_delete=models.CASCADE, related_name="mandate_cards"
    )

    objects = MandateCardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, role__isnull=False) | Q(person__isnull=False, role=None),
                name="mandate_held_by_one",
            )
        ]

    def __str__(self):
        return f"{self.organisation} → {self.person or self.role}"

    def get_absolute_url(self):
        return reverse("communities:mandate", args=[self.community.slug, self.pk])

    @property
    def latest(self):
        """What was said last, whether or not anyone has answered."""
        return next(iter(self._terms()), None)

    @property
    def standing(self):
        """The terms that the organisation confirmed last, unless the card is withdrawn; else None."""
        if self.is_withdrawn:
            return None
        return next((terms for terms in self._terms() if terms.is_confirmed), None)

    @property
    def waiting(self):
        """The terms that wait for an answer of the organisation, or None."""
        latest = self.latest
        return latest if latest and not (self.is_withdrawn or latest.is_answered) else None

    @property
    def is_withdrawn(self):
        return hasattr(self, "withdrawal")

    def holder_ids(self, *, on=None):
        """Who holds it on a day: the person, or whoever holds the role then."""
        if self.person_id:
            return {self.person_id}
        on = on or timezone.localdate()
        return {
            grant.person_id
            for grant in self.role.grants.all()
            if grant.since <= on and (grant.until is None or grant.until > on)
        }

    def _terms(self):
        return sorted(self.terms.all(), key=lambda terms: -terms.number)


class MandateTerms(models.Model):
    """What a card says from one moment on; never changed, only followed by the next."""

    class Level(models.IntegerChoices):
        INFORM = 1, _("inform")
        CONSULTED = 2, _("be consulted")
        ADVISE = 3, _("advise")
        TOGETHER = 4, _("decide together")
        ALONE = 5, _("decide alone")

    card = models.ForeignKey(MandateCard, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField(default=1)
    subject = models.CharField(_("subject"), max_length=120)
    level = models.PositiveSmallIntegerField(_("how far it goes"), choices=Level, default=Level.TOGETHER)
    amount = models.PositiveIntegerField(
        _("up to what amount in euros"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    duration = models.CharField(_("for how long at most"), max_length=120, blank=True)
    scope = models.CharField(_("within which bounds"), max_length=400, blank=True)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("who stands in"),
    )
    evidence = models.CharField(_("where it is written down"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="mandate_terms_number_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="mandate_terms_in_order"
            ),
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="mandate_level_known"),
        ]

    def __str__(self):
        return f"{self.subject}: {self.get_level_display()}"

    @property
    def is_confirmed(self):
        return hasattr(self, "confirmation") and not self.has_own_yes

    @property
    def has_own_yes(self):
        """Whether who said yes has come to hold the card since: nobody's yes counts for themselves."""
        return hasattr(self, "confirmation") and self.confirmation.by_id in self.card.holder_ids()

    @property
    def is_answered(self):
        return self.is_confirmed or hasattr(self, "refusal")

    @property
    def can_say_yes(self):
        """Whether the holder takes part in deciding."""
        return self.level >= self.Level.TOGETHER

    def holds_on(self, day):
        return self.since <= day and (self.until is None or self.until >= day)

    def ends_soon(self, day):
        """Whether its last day is near, so that someone should ask whether it goes on."""
        return self.until is not None and day <= self.until <= day + WARNED_BEFORE
