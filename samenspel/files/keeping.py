"""Taking a file in: looked at, cleaned, and kept in the data folder under a name that cannot be guessed."""

import secrets
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from allauth.core import context, ratelimit
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspel.files import cleaning, naming, pictures
from samenspel.files.models import File
from samenspel.files.problems import Refused, TooMany
from samenspel.privacy.visibility import has_introduced

MEGABYTE = 1024 * 1024
A_DAY = timedelta(days=1)


def most_bytes():
    """How large one file may be."""
    return settings.FILES_MOST_MEGABYTES * MEGABYTE


def keep(upload, *, by, at=None):
    """Take in an uploaded file (``name``, ``size``, ``read``). Raises Refused with a sentence for the person.

    What is kept may differ from what came: see ``cleaning``. Nobody but ``by`` sees it until something holds
    it. The same file brought twice before anything holds it is one file.
    """
    if not has_introduced(by):
        raise PermissionDenied
    at = at or timezone.now()
    try:
        _check_pace(by)
        _check_size(upload)
        content = _all_of(upload)
        digest = sha256(content).hexdigest()
        with transaction.atomic():
            before = _brought_before(by, digest, at)
            return before or _take(upload, content, digest, by, at)
    except Refused as problem:
        problem.name = naming.clean(upload.name)
        raise


def _take(upload, content, digest, by, at):
    _check_day(by, len(content), at)
    cleaned = cleaning.clean(content, upload.name)
    key = secrets.token_hex(16)
    write(path_of(key), cleaned.content)
    return File.objects.create(
        key=key,
        name=naming.clean(upload.name, ending=cleaned.ending),
        kind=cleaned.kind,
        mime=cleaned.mime,
        size=len(cleaned.content),
        digest=digest,
        width=cleaned.width,
        height=cleaned.height,
        by=by,
        at=at,
    )


def _check_pace(by):
    """Every attempt counts, also one that is refused: looking at a file is what takes time."""
    request = context.request
    if request is not None and not ratelimit.consume(request, action="bring_file", user=by):
        raise TooMany(_("You brought many files in a short time. Wait a minute, and choose this one again."))


def _check_size(upload):
    if getattr(upload, "is_too_large", False) or upload.size > most_bytes():
        raise Refused(TOO_LARGE)
    if not upload.size:
        raise Refused(_("This file is empty. Look whether it opens on your own device, and choose it again."))


def _too_large():
    said = gettext("This file is larger than %s MB. Make it smaller, or put it elsewhere and give the link.")
    return said % settings.FILES_MOST_MEGABYTES


TOO_LARGE = lazy(_too_large, str)()


def _all_of(upload):
    upload.seek(0)
    content = upload.read(most_bytes() + 1)
    if len(content) > most_bytes():
        raise Refused(TOO_LARGE)
    return content


def _check_day(by, size, at):
    """So many files and so many megabytes a day for one person."""
    again = gettext("Try again tomorrow.")
    brought = File.objects.filter(by=by, at__gt=at - A_DAY).aggregate(n=Count("pk"), size=Sum("size"))
    most, megabytes = settings.FILES_A_DAY, settings.FILES_MEGABYTES_A_DAY
    if brought["n"] >= most:
        said = ngettext(
            "You brought %s file today; that is as many as one person may.",
            "You brought %s files today; that is as many as one person may.",
            most,
        )
        raise TooMany(f"{said % most} {again}")
    if (brought["size"] or 0) + size > megabytes * MEGABYTE:
        said = gettext("You brought %s MB today; that is as much as one person may.") % megabytes
        raise TooMany(f"{said} {again}")


def _brought_before(by, digest, at):
    same = File.objects.held_nowhere().filter(by=by, digest=digest, at__gt=at - A_DAY)
    return same.order_by("at").first()


def describe(file, words, *, by):
    """What can be seen on it, for who cannot see it; said by whoever brought it."""
    if file.by_id != by.pk:
        raise PermissionDenied
    if words != file.words:
        file.words = words
        file.save(update_fields=["words"])


def folder():
    return Path(settings.MEDIA_ROOT) / "brought"


def path_of(key, size=""):
    """Where the file stands, or its picture of one size; spread over folders by the first two signs."""
    return folder() / key[:2] / (f"{key}-{size}.webp" if size else key)


def sized(file, size):
    """A kept picture at one size; made once. Raises FileNotFoundError when the file is gone from the disk."""
    path = path_of(file.key, size)
    if not path.is_file():
        write(path, pictures.sized(path_of(file.key).read_bytes(), size))
    return path.read_bytes()


def write(path, content):
    """Whole or not at all: a page never gets half a file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new-{secrets.token_hex(4)}")
    new.write_bytes(content)
    new.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    new.rename(path)


def remove(files):
    """Take files away for good, with what stands on the disk; gives how many there were."""
    keys = list(files.values_list("key", flat=True))
    File.objects.filter(key__in=keys).delete()
    transaction.on_commit(lambda: _unlink(keys))
    return len(keys)


def _unlink(keys):
    for key in keys:
        for path in path_of(key).parent.glob(f"{key}*"):
            path.unlink(missing_ok=True)
