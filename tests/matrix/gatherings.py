"""Who may do what: gatherings, agendas, minutes, agreements. De Smederij has the people of De Wijkwerkplaats."""

from datetime import timedelta

from django.utils import timezone

from samenspel.gatherings import agendas, calling, cancelling, committing, minuting, registering
from samenspel.gatherings.models import AgendaItem, Commitment, Gathering
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same

OPEN = {"visibility": "public", "open_to": "anyone"}


def forge(cast):
    return like_the_workshop(cast, "De Smederij")


def of_forge(cast):
    return {"slug": forge(cast).slug}


def called(title="Wat smeden we in de winter?", *, days=5, **said):
    """A gathering of De Smederij, some days from now, that Noor leads."""

    def given(cast):
        return {"pk": made(cast, title, days, **said).pk}

    return given


def made(cast, title, days, **said):
    community = forge(cast)
    found = Gathering.objects.filter(community=community, title=title).first()
    if found is None:
        starts_at = timezone.now().replace(microsecond=0) + timedelta(days=days)
        said = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), **said}
        found = calling.call_together(community, by=cast.noor, title=title, place="De Smederij", **said)
    return found


inner = called()
opened = called("Open middag bij het vuur", **OPEN)


def the_page(given):
    return lambda cast: {**given(cast), "slug": Gathering.objects.get(**given(cast)).slug}


def cancelled(cast):
    found = made(cast, "Smeden in de storm", 6)
    cancelling.cancel(found, by=cast.noor, why="Het stormt.")
    return {"pk": found.pk}


def been(cast):
    """Over, with a point, its minutes and what was agreed there; nothing is settled."""
    found = made(cast, "Wat leerden we van de herfst?", -1)
    item = found.agenda_items.first()
    if item is None:
        item = agendas.bring_in(found, by=cast.noor, title="Het aambeeld", minutes=20)
        minuting.write(found, by=cast.noor, text="Het moet hoger.", item=item)
        day = timezone.localdate() + timedelta(days=7)
        committing.agree(found, by=cast.noor, what="Maak een sokkel", owner=cast.sami, by_when=day, item=item)
    return {"pk": found.pk}


def been_page(cast):
    return the_page(been)(cast)


def point(cast):
    return {"pk": AgendaItem.objects.filter(gathering=been(cast)["pk"]).first().pk}


def empty_point(cast):
    found = made(cast, "Wat smeden we in de winter?", 5)
    item = found.agenda_items.first() or agendas.bring_in(found, by=cast.noor, title="De oven")
    return {"pk": item.pk}


def agreement(cast):
    return {"pk": Commitment.objects.get(gathering=been(cast)["pk"]).pk}


def with_sami(cast):
    found = made(cast, "Open middag bij het vuur", 5, **OPEN)
    registering.register(found, by=cast.sami)
    return {"pk": found.pk, "person": cast.sami.pk}


def seeking(cast):
    """It seeks a day, and everyone may come."""
    first = timezone.now().replace(microsecond=0) + timedelta(days=9)
    moments = [(first + timedelta(days=n), first + timedelta(days=n, hours=2)) for n in range(2)]
    said = {"starts_at": None, "ends_at": None, "choices": moments, **OPEN}
    return {"pk": made(cast, "Wanneer gaat het vuur aan?", 0, **said).pk}


def a_moment(cast):
    pk = seeking(cast)["pk"]
    return {"pk": pk, "choice": Gathering.objects.get(pk=pk).date_poll.choices.first().pk}


def no_birth(cast):
    return {**been(cast), "birth": 1_000_000}


def weekly(cast):
    until = timezone.localdate() + timedelta(days=20)
    return {"pk": made(cast, "Elke week het vuur aan", 8, every="weekly", until=until).pk}


def no_guest(cast):
    return {**been(cast), "guest": 1_000_000}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
MEMBERS = "sign-in hidden hidden hidden hidden see see see"
MEMBERS_GO_ON = "sign-in hidden hidden hidden hidden go-on go-on go-on"
MEMBERS_MEND = "sign-in hidden hidden hidden hidden mend mend mend"
LEADS = "sign-in hidden hidden hidden hidden refused see see"
LEADS_GO_ON = "sign-in hidden hidden hidden hidden refused go-on go-on"
LEADS_MEND = "sign-in hidden hidden hidden hidden refused mend mend"
ROWS = [
    Row("gatherings:gatherings", "see"),
    Row("gatherings:of_community", "see", same, given=of_forge),
    Row("gatherings:call", "sign-in refused refused refused refused see see see", same, given=of_forge, query="?how=find"),
    Row("gatherings:call", "sign-in refused refused refused refused mend mend mend", same, given=of_forge, post=nothing),
    Row("gatherings:agreements", "sign-in see see see see see see see", same, given=of_forge),
    Row("gatherings:my_agreements", "sign-in see see see see see see see"),
    Row("gatherings:gathering", "see", same, given=the_page(opened), note="for all"),
    Row("gatherings:gathering", "hidden hidden hidden hidden hidden see see see", same, given=been_page, note="for members"),
    Row("gatherings:gathering_by_number", "go-on", same, given=opened, is_page=False),
    Row("gatherings:on_paper", "hidden hidden hidden hidden hidden see see see", same, given=been),
    Row("gatherings:come", "see see see see refused see see see", same, given=opened),
    Row("gatherings:come", "mend mend go-on go-on refused go-on go-on go-on", same, given=opened, post=nothing),
    Row("gatherings:come", "hidden hidden hidden hidden hidden go-on go-on refused", same, given=inner, post=nothing, note="for members"),
    Row("gatherings:leave", MEMBERS_GO_ON, same, given=inner, post=nothing),
    Row("gatherings:change", LEADS, same, given=inner),
    Row("gatherings:change", LEADS_MEND, same, given=inner, post=nothing),
    Row("gatherings:reschedule", LEADS, same, given=weekly),
    Row("gatherings:reschedule", LEADS_MEND, same, given=weekly, post=nothing),
    Row("gatherings:cancel", LEADS, same, given=inner),
    Row("gatherings:cancel", LEADS_MEND, same, given=inner, post=nothing),
    Row("gatherings:resume", LEADS_GO_ON, same, given=cancelled, post=nothing),
    Row("gatherings:settle", LEADS_GO_ON, same, given=been, post=nothing),
    Row("gatherings:reopen", LEADS_GO_ON, same, given=been, post=nothing),
    Row("gatherings:people", "sign-in refused refused refused refused refused see see", lambda given: {"pk": given["pk"]}, given=with_sami),
    Row("gatherings:take_back", "sign-in refused refused refused refused refused go-on go-on", same, given=with_sami, post=nothing),
    Row("gatherings:there", MEMBERS, same, given=been),
    Row("gatherings:guest_off", MEMBERS_GO_ON, same, given=no_guest, post=nothing),
    Row("gatherings:i_was_there", "sign-in hidden hidden hidden hidden go-on go-on refused", same, given=been, post=nothing),
    Row("gatherings:not_there", MEMBERS_GO_ON, same, given=been, post=nothing),
    Row("gatherings:dates", "see", same, given=seeking),
    Row("gatherings:dates", "sign-in mend go-on go-on refused go-on go-on go-on", same, given=seeking, post=nothing),
    Row("gatherings:choose", "sign-in refused refused refused refused refused go-on go-on", same, given=a_moment, post=nothing),
    Row("gatherings:agenda", MEMBERS, same, given=inner),
    Row("gatherings:agenda", MEMBERS_MEND, same, given=inner, post=nothing),
    Row("gatherings:take_up", MEMBERS_GO_ON, same, given=inner, post=nothing),
    Row("gatherings:change_point", LEADS, same, given=point),
    Row("gatherings:take_off", LEADS_GO_ON, same, given=empty_point, post=nothing),
    Row("gatherings:move_point", LEADS_GO_ON, same, given=point, post=nothing),
    Row("gatherings:left", MEMBERS_GO_ON, same, given=point, post=nothing),
    Row("gatherings:minutes_of_point", MEMBERS, same, given=point),
    Row("gatherings:minutes_beside", MEMBERS_GO_ON, same, given=been, post=lambda given: {"text": "Met koffie."}),
    Row("gatherings:agree", MEMBERS, same, given=been),
    Row("gatherings:agree", MEMBERS_MEND, same, given=been, post=nothing),
    Row("gatherings:commitment", MEMBERS, same, given=agreement),
    Row("gatherings:keep", MEMBERS_GO_ON, same, given=agreement, post=nothing),
    Row("gatherings:drop", MEMBERS_MEND, same, given=agreement, post=nothing),
    Row("gatherings:move_agreement", MEMBERS_MEND, same, given=agreement, post=nothing),
    Row("gatherings:again", MEMBERS_GO_ON, same, given=agreement, post=nothing),
    Row("gatherings:begin", MEMBERS, same, given=been),
    Row("gatherings:begin", MEMBERS_MEND, same, given=been, post=nothing),
    Row("gatherings:born", MEMBERS_MEND, same, given=been, post=nothing),
    Row("gatherings:not_born", MEMBERS_GO_ON, same, given=no_birth, post=nothing),
]
