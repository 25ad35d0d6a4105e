"""What this main adds to the house: whether files can be kept, and how much room they take."""

from django.db.models import Count, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.house.sockets import Finding, check


def files():
    """Whether the folder takes a file, and what stands in it; samples whether it stands on the disk still."""
    folder = keeping.folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        said = _("Files people bring cannot be kept: the folder for data cannot be written.")
        return Finding(
            "broken", said, _("Look at the rights of the folder for data, and at room on the disk.")
        )
    held = File.objects.aggregate(n=Count("pk"), size=Sum("size"))
    words = {"n": held["n"], "size": filesizeformat(held["size"] or 0)}
    if _some_are_missing():
        said = _("Some of the %(n)s files people brought are not on the disk.") % words
        return Finding(
            "care", said, _("Put back the folder files/brought from the backup of the data folder.")
        )
    return Finding("well", _("%(n)s files people brought, together %(size)s.") % words)


def _some_are_missing():
    """The newest few and the oldest few: a folder that was not put back misses them all."""
    by_age = File.objects.order_by("at", "pk").values_list("key", flat=True)
    return any(not keeping.path_of(key).is_file() for key in [*by_age[:5], *by_age.reverse()[:5]])


check(order=55, label=gettext_lazy("Files"), look=files)
