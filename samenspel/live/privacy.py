"""What this main holds about people, in words for them and for a works council."""

from django.utils.translation import gettext_lazy as _

from samenspel.live.models import Change, Unseen
from samenspel.privacy.sockets import hold, on_erasure


def changes_for(person):
    """That something changed in what concerns this one person."""
    return Change.objects.filter(channel=f"person:{person.pk}")


hold(
    Change,
    what=_("That there was news for you, without saying what"),
    why=_("So that your open pages show it at once, and catch up after your device has slept."),
    basis=_("Needed for what you use."),
    kept=_("Two days at most."),
    seen_by=_("Nobody but your own open pages."),
    on_erasure=_("It is deleted."),
    mine=changes_for,
)
hold(
    Unseen,
    what=_("That you would rather not be shown as being here"),
    why=_("So that your name does not stand on pages you have open. Who is here is never written down."),
    basis=_("Your own choice."),
    kept=_("Until you let yourself be shown again."),
    seen_by=_("Nobody but you."),
    on_erasure=_("It is deleted."),
)


@on_erasure
def forget(person):
    changes_for(person).delete()
