"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.privacy.sockets import hold, on_erasure, on_taking_along


def _their_files(person):
    """One at a time, so that a parcel of many does not stand in memory whole before it is packed."""
    for file in File.objects.filter(by=person).order_by("at", "pk"):
        path = keeping.path_of(file.key)
        if path.is_file():
            yield f"{file.key[:6]}-{file.name}", path.read_bytes()


hold(
    File,
    what=_("Pictures and files you brought along"),
    why=_("So that others can see what you want to show them."),
    basis=_("Your own choice."),
    kept=_("As long as something holds it: a message, a result. What nothing holds goes after a day."),
    seen_by=_("Whoever may see what holds it. Of a picture where and with what it was taken is removed."),
    on_erasure=_("It stays with what holds it, without your name; or it is removed, when you choose so."),
    mine=lambda person: File.objects.filter(by=person),
    files=_their_files,
    leave_out=("key", "digest"),
)


@on_taking_along
def take_along(person):
    """Everything they brought goes, wherever it is shown."""
    keeping.remove(File.objects.filter(by=person))


@on_erasure
def forget(person):
    """What nothing holds yet would be nobody's."""
    keeping.remove(File.objects.held_nowhere().filter(by=person))
