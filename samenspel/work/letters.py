"""Letters of this room: to who offered a hand, and to who has to answer."""

from django.conf import settings
from django.urls import reverse

from samenspel.communities.letters import tell_by_mail


def tell(name, offer, *, to=None, **said):
    """Send ``work/mail/<name>.txt`` about an offer, to who offered unless someone else is named.

    Also to who gave only an address: they asked for an answer, and this is it.
    """
    person = to or offer.person
    if person.is_active:
        said |= {"offer": offer, "link": address(reverse("work:offer", args=[offer.pk]))}
        tell_by_mail(name, person, community=offer.community, room="work", **said)


def address(path):
    """The whole address of a page, as far as the settings say where the house stands; else nothing."""
    origin = next((each for each in settings.CSRF_TRUSTED_ORIGINS if "*" not in each), "")
    host = next(
        (each for each in settings.ALLOWED_HOSTS if "." in each.strip(".") and each[0] not in ".*"), ""
    )
    if not origin and host and not host.startswith("127."):
        origin = f"https://{host}"
    return f"{origin}{path}" if origin else ""
