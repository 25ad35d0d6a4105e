"""A legal body people work for, and its units."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, person):
        if is_signed_in(person) and person.is_administrator:
            return self
        seen = models.Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            today = timezone.localdate()
            seen |= models.Q(
                models.Q(affiliations__until=None) | models.Q(affiliations__until__gt=today),
                affiliations__person=person,
            )
        return self.filter(seen).distinct()

    def by_name(self):
        return self.annotate(by_name=Lower("name")).order_by("by_name", "pk")


class Organisation(models.Model):
    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("Government")
        CARE = "care", _("Care")
        HOUSING = "housing", _("Housing")
        SAFETY = "safety", _("Safety")
        EDUCATION = "education", _("Education")
        BUSINESS = "business", _("Business")
        FOUNDATION = "foundation", _("Foundation or association")
        RESIDENTS = "residents", _("Residents")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(max_length=80, unique=True)
    # An open vocabulary in the database: a new kind needs no migration.
    kind = models.CharField(_("kind"), max_length=20, default=Kind.OTHER)
    domain = models.CharField(_("e-mail domain"), max_length=120, blank=True)
    about = models.TextField(_("about"), max_length=4000, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(Lower("name"), "id", name="organisation_by_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:organisation", args=[self.slug])

    @property
    def kind_label(self):
        return self.Kind(self.kind).label if self.kind in self.Kind.values else self.kind


class Unit(models.Model):
    """A part of an organisation; units may hold units."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(_("name"), max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "parent", "name"], name="unit_once"),
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=models.Q(parent=None), name="unit_once_at_the_top"
            ),
        ]

    def __str__(self):
        return self.name
