"""Someone in the house: with an account, or known from an imported file and not yet signed in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.distance import unblocked
from samenspel.moderation.hiding import not_hidden
from samenspel.people.fields import DEFAULTS
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import Visibility, is_signed_in, open_levels
from samenspel.search.indexing import index


class PersonQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those ``person`` may see; members-only profiles open to people who share a community."""
        if is_signed_in(person) and person.is_administrator:
            return self
        seen = models.Q(visibility__in=open_levels(person))
        if is_signed_in(person):
            seen |= models.Q(pk=person.pk)
            for widen in WIDENERS:
                seen |= models.Q(visibility=Visibility.MEMBERS) & widen(person)
        own = models.Q(pk=person.pk) if is_signed_in(person) else None
        return self.filter(seen, not_hidden(self.model, own), unblocked(person), is_active=True)

    def fellows_of(self, person):
        """Those for whom ``person`` is a fellow member, whatever their profile says."""
        near = models.Q()
        for widen in WIDENERS:
            near |= widen(person)
        return self.filter(near) if near else self.none()

    def by_name(self):
        return self.annotate(by_name=Lower("name")).order_by("by_name", "pk")


# Rooms above say who is near to a person and so sees what is for members: person → a filter on people.
WIDENERS = []


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    handle = models.SlugField(
        _("address of your page"),
        max_length=60,
        unique=True,
        help_text=_("Small letters, numbers and dashes."),
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("E-mail address"), null=True, blank=True)  # noqa: DJ001 (absent, not empty)
    pronouns = models.CharField(_("how to refer to you"), max_length=40, blank=True)
    headline = models.CharField(_("in one line"), max_length=160, blank=True)
    about = models.TextField(_("about me"), max_length=4000, blank=True)
    brings = models.TextField(_("what I bring"), max_length=1000, blank=True)
    wants = models.TextField(_("what I would like to do more"), max_length=1000, blank=True)
    seeks = models.TextField(_("what I look for"), max_length=1000, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    # IANA name, such as Europe/Amsterdam; empty: that of the house.
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True)
    # Codes of people.languages.
    languages = models.JSONField(default=list, blank=True)
    # The name of the files of the photo: changes with the photo, and cannot be guessed.
    photo = models.CharField(max_length=64, blank=True, db_index=True)
    visibility = models.CharField(
        _("who may see my profile"), max_length=10, choices=Visibility, default=Visibility.SIGNED_IN
    )
    # {field: visibility} where the person chose another than people.fields.DEFAULTS says.
    seen_by = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    # Empty for a light account: an outsider of whom only the e-mail address is known.
    introduced_at = models.DateTimeField(null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)
    # Saving nothing of these leaves the words one is found by as they were.
    FOUND_BY = frozenset(
        {
            "name",
            "headline",
            "about",
            "brings",
            "wants",
            "seeks",
            "place",
            "languages",
            "seen_by",
            "introduced_at",
        }
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]
        indexes = [models.Index(Lower("name"), "id", name="person_by_name")]

    def __str__(self):
        return self.name

    @property
    def is_light(self):
        """Whether this is an outsider who gave an e-mail address only, and has no profile."""
        return self.introduced_at is None

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        # Empty and absent are the same here: several people may have no address, none may share one.
        self.email = self.email.strip().lower() if self.email else None
        super().save(*args, update_fields=update_fields, **kwargs)
        if update_fields is None or self.FOUND_BY & set(update_fields):
            index("person", [self])

    def get_absolute_url(self):
        return reverse("people:person", args=[self.handle])

    def level_of(self, field):
        """The visibility the person gave a field; the profile's own counts beside it."""
        return self.seen_by.get(field, DEFAULTS[field])

    def photo_url(self, viewer, size="small"):
        """The address of the photo when ``viewer`` may see it, else nothing; asks the database nothing.

        Where ``showing.show`` has looked who is near to whom, that counts; elsewhere a photo for members
        shows to its owner only.
        """
        shown = getattr(self, "shown", None)
        if not self.photo:
            return ""
        if shown is not None:
            may = shown.sees("photo")
        else:
            open_to = open_levels(viewer)
            may = viewer == self or (self.visibility in open_to and self.level_of("photo") in open_to)
        return reverse("people:photo", args=[self.photo, size]) if may else ""

    @property
    def initials(self):
        """Two letters for the face without a photo."""
        words = [word for word in self.name.split() if word[:1].isalnum()]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "?"


class FormerHandle(models.Model):
    """An address someone's page had before: it leads to the page, and nobody else gets it."""

    handle = models.SlugField(max_length=60, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former_handles")
    until = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.handle
