"""Names of files, made fit to be shown and kept: no folders, no signs that steer, no disguise."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

LONGEST = 120
# Signs that mean something to a shell, a disk or a header, and those that cannot be seen.
UNFIT = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]+')


def clean(name, *, ending=None):
    """``../../x`` is ``x``; with ``ending`` (".jpg"), whatever it called itself, it ends as what it is."""
    last = PurePosixPath(str(name or "").replace("\\", "/")).name
    fit = UNFIT.sub(" ", unicodedata.normalize("NFC", last))
    shown = "".join(sign for sign in fit if _can_be_seen(sign))
    shown = re.sub(r"\s+", " ", shown).strip(" .")
    if ending is not None:
        shown = _without_ending(shown) or _("file")
        return f"{shown[: LONGEST - len(ending)].rstrip(' .')}{ending}"
    return shown[:LONGEST] or _("file")


def _can_be_seen(sign):
    """Not what turns the direction of a name, hides in it or takes no room."""
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _without_ending(name):
    return re.sub(r"(\.[A-Za-z0-9]{1,5})$", "", name).strip(" .")
