"""How to reach someone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.people.fields import CHOICES, CONTACT_DEFAULT


class Contact(models.Model):
    """One way to reach a person, with who may know it."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        LINK = "link", _("Link")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    value = models.CharField(_("address or number"), max_length=300)
    visibility = models.CharField(
        _("who may see this"), max_length=10, choices=CHOICES, default=CONTACT_DEFAULT
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self):
        return self.value

    @property
    def href(self):
        """What a link to it leads to."""
        if self.kind == self.Kind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == self.Kind.PHONE:
            return "tel:" + "".join(sign for sign in self.value if sign.isdigit() or sign == "+")
        return self.value

    @property
    def short(self):
        """A link without what everyone knows."""
        return self.value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
