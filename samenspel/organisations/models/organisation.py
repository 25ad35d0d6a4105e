"""A legal body people work for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.naming import fold
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class OrganisationQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Open ones for whom they are open; closed ones for whom they confirmed, and administrators."""
        if is_signed_in(person) and person.is_administrator:
            return self
        seen = Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            seen |= Q(pk__in=person.affiliations.current().confirmed().values("organisation"))
            seen |= Q(pk__in=person.administers.current().values("organisation"))
        return self.filter(seen)

    def confirmed(self):
        """Those of which the house knows that they exist."""
        return self.exclude(confirmed_at=None)

    def unconfirmed(self):
        return self.filter(confirmed_at=None)

    def called(self, words):
        """Those whose name, other name, code or domain holds each of ``words``, however it is spelled."""
        found = self
        for word in fold(words).split():
            found = found.filter(searchable__contains=word)
        return found

    def by_name(self):
        return self.annotate(by_name=F("sort_name")).order_by("sort_name", "pk")


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
    # How files name it; whether people with such an address belong here is said by a verified domain.
    domain = models.CharField(_("e-mail domain"), max_length=120, blank=True)
    # A key that stays when the name changes: GM0363, VR13.
    code = models.CharField(_("code"), max_length=40, blank=True)
    other_names = models.CharField(_("other names"), max_length=400, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    website = models.URLField(_("website"), max_length=200, blank=True)
    about = models.TextField(_("about"), max_length=4000, blank=True)
    visibility = models.CharField(
        _("who may see this organisation"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    # Empty as long as a member said that it exists and nobody of the house has looked at it.
    confirmed_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    sort_name = models.CharField(max_length=400, editable=False)
    searchable = models.TextField(editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="organisation_code_once")
        ]
        indexes = [
            models.Index(fields=["sort_name", "id"], name="organisation_by_name"),
            models.Index(fields=["kind", "sort_name", "id"], name="organisation_by_kind"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, update_fields=None, **kwargs):
        self.fold()
        if update_fields is not None:
            update_fields = {*update_fields, "sort_name", "searchable"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def get_absolute_url(self):
        return reverse("organisations:organisation", args=[self.slug])

    def fold(self):
        """Put down how it is sorted and searched; whoever writes many at once calls this for each."""
        self.sort_name = fold(self.name)[:400]
        self.searchable = fold(" ".join((self.name, self.other_names, self.code, self.domain, self.place)))

    @property
    def is_confirmed(self):
        return self.confirmed_at is not None

    @property
    def spoken_names(self):
        """Its other names, as one says them in a line."""
        return ", ".join(name.strip() for name in self.other_names.split("|") if name.strip())

    @property
    def website_name(self):
        return self.website.partition("://")[2].rstrip("/")

    @property
    def kind_label(self):
        return self.Kind(self.kind).label if self.kind in self.Kind.values else self.kind


class FormerAddress(models.Model):
    """Where an organisation stood before it was found to be the same as another."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_addresses")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.name} → {self.organisation}"
