"""What administrators set for everyone. There is one row; what it leaves empty the environment says."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import PERIODS

# What stands for our own look, where the environment names another.
OWN_LOOK = "-"


class HouseRules(models.Model):
    class SignUp(models.TextChoices):
        OPEN = "open", _("Open: anyone with an e-mail address")
        INVITED = "invited", _("By invitation of someone who is here")
        DOMAINS = "domains", _("With an e-mail address of an organisation that is here")
        CLOSED = "closed", _("Closed: administrators bring people in")

    name = models.CharField(_("name of the house"), max_length=60, blank=True)
    theme_file = models.CharField(_("house style"), max_length=200, blank=True)
    logo = models.FileField(_("logo"), upload_to="house/", blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    language = models.CharField(_("language for whoever has not chosen"), max_length=5, blank=True)
    sign_up = models.CharField(_("who may make an account"), max_length=10, choices=SignUp, blank=True)
    link_previews = models.BooleanField(
        _("show what linked pages say of themselves"),
        default=True,
        help_text=_(
            "The house then fetches the first page a message links to, and shows its title and description. "
            "The owner of that page sees that the house asked, not who reads."
        ),
    )
    # Months by name of the period; what is not in it stays as long as its room proposes.
    retention = models.JSONField(default=dict, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.name

    def filled(self):
        """These rules with every empty place filled from the environment."""
        self.name = self.name or settings.SITE_NAME
        self.theme_file = self.theme_file or settings.THEME_FILE
        if self.theme_file == OWN_LOOK:
            self.theme_file = ""
        self.languages = self.languages or [code for code, _name in settings.LANGUAGES]
        self.language = self.language or settings.LANGUAGE_CODE
        self.sign_up = self.sign_up or settings.SIGN_UP
        return self

    def months(self, period):
        """How many months the data of a named period are kept. Raises KeyError when no room has named it."""
        known = PERIODS[period]
        return known.within(self.retention.get(period, known.default))
