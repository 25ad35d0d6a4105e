"""How the newest came in: by a link that Noor gave away, one letter still unopened, one called back."""

from datetime import timedelta

from samenspel.demo.calendar import end_of
from samenspel.people import inviting
from samenspel.people.models import Person

LINK_AGO, LETTER_AGO, BACK_AGO = 20, 3, 12
LINK_FOR, CAME_BY_IT = 5, 2
LETTERS = ("wijkagent@demo.example", "oud.adres@demo.example")


def invited(world, *, anchor):
    """Invitations of Noor's as her list shows them: one works, one waits, one no longer works."""
    noor = world.people["noor"]

    def ago(days):
        return end_of(anchor - timedelta(days=days))

    link, key = inviting.invite(by=noor, most_uses=LINK_FOR, days=30, at=ago(LINK_AGO))
    newest = Person.objects.exclude(pk=noor.pk).exclude(introduced_at=None).order_by("-joined_at", "handle")
    for at, person in enumerate(newest[:CAME_BY_IT], 1):
        inviting.accept(key, person, at=link.made_at + timedelta(days=at))
    inviting.invite(by=noor, email=LETTERS[0], at=ago(LETTER_AGO))
    mistaken, _key = inviting.invite(by=noor, email=LETTERS[1], at=ago(BACK_AGO))
    inviting.revoke(mistaken, by=noor, at=ago(BACK_AGO) + timedelta(hours=1))
