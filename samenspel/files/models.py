"""A file somebody brought: what it is and what it shows. Who may see it follows from what holds it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.files.sockets import HOLDERS
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in

# The longest side in pixels of what pages show instead of the whole picture.
SIZES = {"small": 360, "large": 1400}
# How large pages show a picture, in the pixels of style sheets; screens may have more of them.
SHOWN, GLANCE = (512, 384), (240, 144)


class FileQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those held by something ``person`` may see; one that nothing holds, by whoever brought it."""
        seen = Q(pk__in=[])
        for holder in HOLDERS:
            seen |= Q(holder.seen_by(person))
        if is_signed_in(person):
            seen |= Q(by=person) & self._held_nowhere()
        return self.filter(seen)

    def held_nowhere(self):
        return self.filter(self._held_nowhere())

    @staticmethod
    def _held_nowhere():
        nowhere = Q()
        for holder in HOLDERS:
            nowhere &= ~Q(holder.anywhere())
        return nowhere


class File(models.Model):
    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        DOCUMENT = "document", _("Document")
        SOUND = "sound", _("Sound")

    # Its name in addresses and on the disk: it cannot be guessed.
    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    mime = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    # SHA-256 of what was brought, before anything was taken out of it.
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    words = models.CharField(_("what can be seen on it"), max_length=400, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="brought_files"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = FileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "-at"], name="file_of_person")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:file", args=[self.key])

    @property
    def small_url(self):
        return reverse("files:sized", args=[self.key, "small"])

    @property
    def large_url(self):
        return reverse("files:sized", args=[self.key, "large"])

    @property
    def is_picture(self):
        return self.kind == self.Kind.PICTURE

    @property
    def shown_sides(self):
        """(width, height) in which a page shows it, known before it arrives, so that nothing moves then."""
        return self._within(*SHOWN)

    @property
    def glance_sides(self):
        """The same in a form, where it is looked at to know which it is."""
        return self._within(*GLANCE)

    def _within(self, width, height):
        share = min(1, width / self.width, height / self.height)
        return max(1, round(self.width * share)), max(1, round(self.height * share))
