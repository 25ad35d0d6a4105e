"""Someone in the house: with an account, or known from an imported file and not yet signed in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those ``person`` may see; members-only profiles open to people who share a community."""
        if is_signed_in(person) and person.is_administrator:
            return self
        seen = models.Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            seen |= models.Q(pk=person.pk)
            for widen in WIDENERS:
                seen |= widen(person)
        return self.filter(seen, is_active=True)

    def by_name(self):
        return self.annotate(by_name=Lower("name")).order_by("by_name", "pk")


# Rooms above add who else may see a members-only profile, without this room knowing them.
WIDENERS = []


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    handle = models.SlugField(_("handle"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("E-mail address"), null=True, blank=True)  # noqa: DJ001 (absent, not empty)
    headline = models.CharField(_("in one line"), max_length=160, blank=True)
    about = models.TextField(_("about me"), max_length=4000, blank=True)
    brings = models.TextField(_("what I bring"), max_length=1000, blank=True)
    wants = models.TextField(_("what I would like to do more"), max_length=1000, blank=True)
    seeks = models.TextField(_("what I look for"), max_length=1000, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    visibility = models.CharField(
        _("who may see my profile"), max_length=10, choices=Visibility, default=Visibility.SIGNED_IN
    )
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    # Empty for a light account: an outsider of whom only the e-mail address is known.
    introduced_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]
        indexes = [models.Index(Lower("name"), "id", name="person_by_name")]

    def __str__(self):
        return self.name

    @property
    def is_light(self):
        """Whether this is an outsider who gave an e-mail address only, and has no profile."""
        return self.introduced_at is None

    def save(self, *args, **kwargs):
        # Empty and absent are the same here: several people may have no address, none may share one.
        self.email = self.email.strip().lower() if self.email else None
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("people:person", args=[self.handle])

    @property
    def initials(self):
        """Two letters for the face without a photo."""
        words = [word for word in self.name.split() if word[:1].isalnum()]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "?"
