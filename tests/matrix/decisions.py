"""Who may do what: decisions. De Keuken has the people of De Wijkwerkplaats in the same places."""

from datetime import timedelta

from django.utils import timezone

from samenspel.communities import archiving, joining
from samenspel.decisions import advising, answering, concluding, proposing, proxying, reacting
from samenspel.decisions.models import Outcome, Proposal, Proxy
from samenspel.people.models import Person
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same

MOMENTS = ["2027-01-04T19:30+01:00", "2027-01-05T19:30+01:00"]
POLLS = {"single": {}, "several": {}, "dots": {"dots": 5}, "ranked": {}, "date": {"options": MOMENTS}}


def kitchen(cast):
    """Its members were there before anything below was proposed."""
    community = like_the_workshop(cast, "De Keuken")
    community.memberships.update(since=timezone.now() - timedelta(days=365))
    return community


def of_kitchen(cast):
    return {"slug": kitchen(cast).slug}


def in_a_week():
    return timezone.localdate() + timedelta(days=7)


def words(title, **said):
    return {"title": title, "what": "We koken samen.", "last_day": in_a_week(), "kind": "consent", **said}


def made(cast, title, *, by=None, community=None, at=None, **said):
    """An open proposal by this title, made once."""
    community, by = community or kitchen(cast), by or cast.noor
    found = Proposal.objects.filter(community=community, title=title).first()
    if found is None:
        at = at or timezone.now()
        draft = proposing.write(community, by=by, at=at, **words(title, **said))
        found = proposing.open_up(draft, by=by, at=at)
    return found


def where(proposal, **more):
    return {"pk": proposal.pk, "slug": proposal.slug, **more}


def an_open(title="Samen koken", **said):
    return lambda cast: where(made(cast, title, **said))


def a_draft(cast):
    community = kitchen(cast)
    found = Proposal.objects.filter(community=community, title="Nog niet af").first()
    return where(found or proposing.write(community, by=cast.noor, **words("Nog niet af")))


def a_poll(method, **said):
    options = {"options": ["Soep", "Brood", "Taart"], **POLLS[method], **said}
    return an_open(f"Peiling {method}{' anoniem' if said else ''}", kind="poll", method=method, **options)


def ended(cast):
    """One of which the last day has gone by, with an objection that stands and a concern."""
    month_ago = timezone.now() - timedelta(days=30)
    last_day = timezone.localdate() - timedelta(days=3)
    proposal = made(cast, "Elke dag koken", at=month_ago, last_day=last_day, questions_until=None)
    if not proposal.now.answers.exists():
        objection = answering.answer(
            proposal.now, by=cast.sami, stance="objection", words="Dat is te veel.", at=month_ago
        )
        answering.reply(objection, by=cast.noor, text="Om de beurt dan?", at=month_ago)
        answering.answer(
            proposal.now, by=cast.noor, stance="concern", words="Wie doet boodschappen?", at=month_ago
        )
    return where(proposal, objection=proposal.now.answers.objections().get().pk)


def left_open(cast):
    """Sami proposed it, and wrote nothing down for ten days after the last one."""
    said = {"at": timezone.now() - timedelta(days=30), "questions_until": None}
    last_day = timezone.localdate() - timedelta(days=10)
    return where(made(cast, "Een kookboek", by=cast.sami, last_day=last_day, **said))


def ended_with_all(cast):
    """Everything a page can show: a ranked poll that has ended, with a second round and reactions."""
    month_ago = timezone.now() - timedelta(days=30)
    said = {"kind": "poll", "method": "ranked", "options": ["Soep", "Brood", "Taart"], "at": month_ago}
    proposal = made(cast, "Wat eten we", last_day=timezone.localdate() - timedelta(days=3), **said)
    if not proposal.now.answers.exists():
        for person, choice in ((cast.noor, [0, 1, 2]), (cast.sami, [1, 0])):
            answering.answer(proposal.now, by=person, choice=choice, at=month_ago)
        reacting.react(proposal, by=cast.sami, text="Mag er kaas bij?", at=month_ago)
    return where(proposal)


def with_a_question(cast):
    proposal = made(cast, "Samen afwassen")
    asked = proposal.now.reactions.first() or reacting.react(proposal, by=cast.sami, text="Wanneer?")
    return where(proposal, to=asked.pk)


def objected(cast):
    """Sami objects to what Noor proposes, and was answered."""
    proposal = made(cast, "Zonder vlees")
    if not proposal.now.answers.exists():
        objection = answering.answer(
            proposal.now, by=cast.sami, stance="objection", words="Dat is niet voor iedereen."
        )
        answering.reply(objection, by=cast.noor, text="Vis mag wel.")
    return where(proposal, objection=proposal.now.answers.get().pk)


def advice_asked(cast):
    """Noor decides; Sami gave advice."""
    proposal = made(cast, "Een nieuw fornuis", kind="advice", deciders=[cast.noor])
    given = proposal.now.advices.first() or advising.advise(proposal, by=cast.sami, text="Neem inductie.")
    return where(proposal, advice=given.pk)


def decided(cast):
    """Decided, public, and due to be looked at again."""
    month_ago = timezone.now() - timedelta(days=60)
    last_day = timezone.localdate() - timedelta(days=40)
    said = {"visibility": "public", "alternatives": ["Niets doen", "Afhalen"]}
    proposal = made(cast, "Soep op vrijdag", at=month_ago, last_day=last_day, **said)
    if proposal.is_open:
        concluding.conclude(
            proposal,
            by=cast.noor,
            ending="decided",
            text="Elke vrijdag soep.",
            why="Iedereen wil soep.",
            at=month_ago + timedelta(days=30),
        )
    Outcome.objects.filter(round__proposal=proposal).update(review_on=timezone.localdate())
    return where(proposal)


def asked_again(cast):
    """Two rounds."""
    proposal = made(cast, "Met de buren eten")
    if proposal.rounds.count() == 1:
        proposing.ask_again(
            proposal, by=cast.noor, change="Kleiner begonnen.", what="We koken samen, één keer."
        )
    return where(proposal)


def of_an_archive(cast):
    community = like_the_workshop(cast, "De Bijkeuken")
    if not community.is_archived:
        made(cast, "Wijn bewaren", community=community, visibility="public")
        archiving.archive(community, by=cast.noor)
    return where(Proposal.objects.get(community=community))


def sami_is_away(cast):
    """Noor may answer for Sami in De Keuken."""
    proposal = made(cast, "Samen koken")
    proxy = _proxy(cast.sami, cast.noor, proposal.community)
    proxying.accept(proxy, by=cast.noor)
    return {"pk": proposal.pk, "handle": cast.sami.handle}


def a_proxy_asked(cast):
    """Noor asks Sami, in a community of their own."""
    community = like_the_workshop(cast, "De Moestuin")
    return {"slug": community.slug, "pk": _proxy(cast.noor, cast.sami, community).pk}


def _proxy(giver, holder, community):
    found = Proxy.objects.not_ended().filter(giver=giver, holder=holder, community=community).first()
    return found or proxying.ask(community, by=giver, holder=holder, until=in_a_week())


def of_who_left(cast):
    """Bram proposed it when he was there; now the stewards look after it."""
    community = kitchen(cast)
    found = Proposal.objects.filter(community=community, title="Een grotere pan").first()
    if found is None:
        bram = Person.objects.get(pk=cast.bram.pk)
        joining.join(community, bram)
        found = made(cast, "Een grotere pan", by=bram, visibility="public")
        joining.leave(community, bram)
    return where(found)


def a_proposal(cast):
    return {"title": "Een bankje", "what": "Om op te zitten.", "visibility": "members"} | {
        "last_day": in_a_week().isoformat()
    }


def other_words(cast):
    return {**a_proposal(cast), "change": "Groter."}


def a_stance(given):
    return {"round": Proposal.objects.get(pk=given["pk"]).now.pk, "stance": "consent"}


def a_choice(given):
    return {"round": Proposal.objects.get(pk=given["pk"]).now.pk, "choice": 0}


def text(cast):
    return {"text": "Goed idee.", "kind": "reaction"}


def not_decided(cast):
    return {"ending": "not_decided", "why": "Te weinig mensen."}


def as_decided(cast):
    return {"ending": "decided", "text": "Ja.", "why": "Ja."}


def later(cast):
    return {"last_day": (in_a_week() + timedelta(days=7)).isoformat()}


def noor_asked(cast):
    return {"person": Person.objects.get(handle="noor").pk, "reason": "Zij kookt."}


def resolved(cast):
    return {"says": "resolved"}


def by_number(given):
    return {"pk": given["pk"]}


def place(given):
    return {name: given[name] for name in ("pk", "slug")}


def objection(given):
    return {name: given[name] for name in ("pk", "objection")}


def to(given):
    return {name: given[name] for name in ("pk", "to")}


def advice(given):
    return {name: given[name] for name in ("pk", "advice")}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("decisions:decisions", "see"),
    Row("decisions:decisions", "see", query="?words=soep&ending=decided", note="asked"),
    Row("decisions:of_community", "see", same, given=of_kitchen),
    Row("decisions:of_community", "hidden hidden see hidden hidden hidden hidden see", lambda cast: {"slug": cast.circle.slug}, note="of another"),
    Row("decisions:propose", "sign-in refused refused refused refused see see refused", same, given=of_kitchen),
    Row("decisions:propose", "sign-in refused refused refused refused see see refused", same, query="?kind=consent", given=of_kitchen, note="consent"),
    Row("decisions:propose", "sign-in refused refused refused refused see see refused", same, query="?kind=advice", given=of_kitchen, note="advice"),
    Row("decisions:propose", "sign-in refused refused refused refused see see refused", same, query="?kind=poll-date", given=of_kitchen, note="a date"),
    Row("decisions:propose", "sign-in refused refused refused refused go-on go-on refused", same, query="?kind=consent", given=of_kitchen, post=a_proposal),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", same, given=an_open(), note="open"),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden hidden see hidden", same, given=a_draft, note="draft"),
    *(Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", same, given=a_poll(method), note=method) for method in POLLS),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", same, given=a_poll("single", is_anonymous=True), note="anonymous"),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", place, given=ended, note="ended"),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", same, given=ended_with_all, note="ended poll"),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", place, given=objected, note="objected"),
    Row("decisions:proposal", "hidden hidden hidden hidden hidden see see see", place, given=advice_asked, note="advice"),
    Row("decisions:proposal", "see", same, given=decided, note="decided, for all"),
    Row("decisions:proposal", "see", same, given=of_an_archive, note="archived"),
    Row("decisions:proposal_by_number", "go-on", by_number, given=decided),
    Row("decisions:rounds", "hidden hidden hidden hidden hidden see see see", by_number, given=asked_again),
    Row("decisions:record", "see", by_number, given=decided, is_page=False),
    Row("decisions:record", "hidden hidden hidden hidden hidden see see see", by_number, given=an_open(), is_page=False, note="for members"),
    Row("decisions:change", "sign-in hidden hidden hidden hidden hidden see hidden", by_number, given=a_draft),
    Row("decisions:change", "sign-in hidden hidden hidden hidden refused refused refused", by_number, given=an_open(), note="open"),
    Row("decisions:open", "sign-in hidden hidden hidden hidden hidden go-on hidden", by_number, given=a_draft, post=nothing),
    Row("decisions:open", "sign-in only-post only-post only-post only-post only-post only-post only-post", by_number, given=a_draft),
    Row("decisions:delete", "sign-in hidden hidden hidden hidden hidden see hidden", by_number, given=a_draft),
    Row("decisions:delete", "sign-in hidden hidden hidden hidden hidden go-on hidden", by_number, given=a_draft, post=nothing),
    Row("decisions:again", "sign-in hidden hidden hidden hidden refused see refused", by_number, given=an_open()),
    Row("decisions:again", "sign-in hidden hidden hidden hidden refused go-on refused", by_number, given=an_open(), post=other_words),
    Row("decisions:again", "sign-in refused refused refused refused refused refused refused", by_number, given=of_an_archive, note="archived"),
    Row("decisions:again", "sign-in refused refused refused refused refused see see", by_number, given=of_who_left, note="of who left"),
    Row("decisions:extend", "sign-in hidden hidden hidden hidden refused see refused", by_number, given=an_open()),
    Row("decisions:extend", "sign-in hidden hidden hidden hidden refused go-on refused", by_number, given=an_open(), post=later),
    Row("decisions:answer", "sign-in hidden hidden hidden hidden go-on go-on refused", by_number, given=an_open(), post=a_stance),
    Row("decisions:answer", "sign-in hidden hidden hidden hidden mend mend refused", by_number, given=ended, post=a_stance, note="too late"),
    Row("decisions:answer", "sign-in hidden hidden hidden hidden go-on go-on refused", by_number, given=a_poll("single"), post=a_choice, note="poll"),
    Row("decisions:answer", "sign-in hidden hidden hidden hidden go-on go-on refused", by_number, given=a_poll("single", is_anonymous=True), post=a_choice, note="anonymous"),
    Row("decisions:answer", "sign-in refused refused refused refused mend mend refused", by_number, given=of_an_archive, post=nothing, note="archived"),
    Row("decisions:answer", "sign-in only-post only-post only-post only-post only-post only-post only-post", by_number, given=an_open()),
    Row("decisions:answer_for", "sign-in hidden hidden hidden hidden refused see refused", same, given=sami_is_away),
    Row("decisions:answer_for", "sign-in hidden hidden hidden hidden refused go-on refused", same, given=sami_is_away, post=a_stance),
    Row("decisions:react", "sign-in hidden hidden hidden hidden go-on go-on refused", by_number, given=an_open(), post=text),
    Row("decisions:react", "sign-in refused refused refused refused refused refused refused", by_number, given=of_an_archive, post=text, note="archived"),
    Row("decisions:respond", "sign-in hidden hidden hidden hidden go-on go-on refused", to, given=with_a_question, post=text),
    Row("decisions:reply", "sign-in hidden hidden hidden hidden refused go-on refused", objection, given=objected, post=text),
    Row("decisions:say", "sign-in hidden hidden hidden hidden go-on refused refused", objection, given=objected, post=resolved),
    Row("decisions:ask_advice", "sign-in hidden hidden hidden hidden refused go-on refused", by_number, given=advice_asked, post=noor_asked),
    Row("decisions:advise", "sign-in hidden hidden hidden hidden go-on go-on refused", by_number, given=advice_asked, post=text),
    Row("decisions:use_advice", "sign-in hidden hidden hidden hidden refused go-on refused", advice, given=advice_asked, post=text),
    Row("decisions:outcome", "sign-in hidden hidden hidden hidden refused see refused", by_number, given=ended),
    Row("decisions:outcome", "sign-in hidden hidden hidden hidden refused go-on refused", by_number, given=ended, post=not_decided),
    Row("decisions:outcome", "sign-in hidden hidden hidden hidden refused mend refused", by_number, given=objected, post=as_decided, note="objected"),
    Row("decisions:outcome", "sign-in refused refused refused refused refused go-on refused", by_number, given=decided, note="decided"),
    Row("decisions:outcome", "sign-in hidden hidden hidden hidden see see see", by_number, given=left_open, note="a steward, a week after the end"),
    Row("decisions:withdraw", "sign-in hidden hidden hidden hidden refused see refused", by_number, given=an_open()),
    Row("decisions:withdraw", "sign-in hidden hidden hidden hidden refused go-on refused", by_number, given=an_open(), post=nothing),
    Row("decisions:hand_over", "sign-in hidden hidden hidden hidden refused see refused", by_number, given=objected),
    Row("decisions:note", "sign-in refused refused refused refused refused go-on go-on", by_number, given=decided, post=text),
    Row("decisions:look_again", "sign-in refused refused refused refused refused see see", by_number, given=decided),
    Row("decisions:look_again", "sign-in refused refused refused refused refused go-on go-on", by_number, given=decided, post=text),
    Row("decisions:proxies", "sign-in refused refused refused refused see see refused", lambda given: {"slug": given["slug"]}, given=a_proxy_asked),
    Row("decisions:proxies", "sign-in refused refused refused refused mend mend refused", lambda given: {"slug": given["slug"]}, given=a_proxy_asked, post=nothing),
    Row("decisions:accept_proxy", "sign-in hidden hidden hidden hidden go-on refused hidden", same, given=a_proxy_asked, post=nothing),
    Row("decisions:end_proxy", "sign-in hidden hidden hidden hidden go-on go-on hidden", same, given=a_proxy_asked, post=nothing),
]
