"""Every kind there is, about a person and seen by everyone: what decides then are the choices alone."""

from samenspel.notifications.models import Notification
from samenspel.notifications.sockets import KINDS
from samenspel.people.models import Person


def open_every_kind(monkeypatch, *, seen=lambda person: Person.objects.all()):
    """Let each kind be about people for this test; ``seen`` says whom the reader may see."""
    for name, kind in list(KINDS.items()):
        said = {
            **vars(kind),
            "model": Person,
            "visible_to": seen,
            "grouped_by": lambda thing: thing.pk,
            "url": lambda thing: thing.get_absolute_url(),
            "related": (),
            "quotes": lambda thing: "",
            "thread": lambda thing: "",
            "answers": lambda thing: "",
            "still": lambda person, thing: True,
            "act": name,
        }
        monkeypatch.setitem(KINDS, name, type(kind)(**said))
    Notification.objects.all().delete()
