"""Whether the live process is well."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.house.checking import BROKEN, CARE, WELL
from samenspel.house.sockets import Finding, check
from samenspel.live import signs


def live():
    """Its last sign of life, and how many pages listen; without it pages ask now and then."""
    said = signs.alive()
    if said is not None:
        listening = ngettext("%s page listens.", "%s pages listen.", said["pages"]) % said["pages"]
        return Finding(WELL, listening)
    wanted = settings.LIVE_PORT or settings.LIVE_PATH
    told = _("Open pages do not move by themselves; they ask once a minute.")
    return Finding(BROKEN if wanted else CARE, told, _("Start it: samenspel serve --live-only"))


check(order=35, label=gettext_lazy("What moves in open pages"), look=live)
