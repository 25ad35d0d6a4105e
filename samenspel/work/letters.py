"""Letters of this room: to who offered a hand, and to who has to answer."""

from django.urls import reverse

from samenspel.communities.letters import tell_by_mail
from samenspel.house.address import whole


def tell(name, offer, *, about, to=None, **said):
    """Send ``work/mail/<name>.txt`` about an offer, to who offered unless someone else is named.

    Also to who gave only an address: they asked for an answer, and this is it.

    about   the offer, or the step it took; with ``kind``, ``by`` and ``at`` as ``tell_by_mail`` takes them
    """
    person = to or offer.person
    if person.is_active:
        said |= {"offer": offer, "link": whole(reverse("work:offer", args=[offer.pk]))}
        tell_by_mail(name, person, community=offer.community, room="work", about=about, **said)
