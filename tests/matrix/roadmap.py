"""Who may do what: roadmaps, calls, offers, experiments. De Loods has the people of De Wijkwerkplaats."""

from django.utils import timezone

from samenspel.work import calling, experimenting, initiating, offering, roadmapping
from samenspel.work.models import Call, Experiment, Initiative, Offer
from tests.matrix.communities import archived, like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same


def shed(cast):
    """Its roadmap is open to everyone."""
    community = like_the_workshop(cast, "De Loods")
    roadmapping.open_to(community, "public", by=cast.noor)
    return community


def of_shed(cast):
    return {"slug": shed(cast).slug}


def of_circle(cast):
    return {"slug": cast.circle.slug}


def an_initiative(title="Een dak op de loods", visibility="", *, is_ended=False):
    def given(cast):
        community = shed(cast)
        found = Initiative.objects.filter(community=community, title=title).first()
        said = {"title": title, "visibility": visibility, "when": "now", "about": "Tegen de regen."}
        found = found or initiating.start(community, by=cast.noor, **said)
        if is_ended and not found.has_ended:
            initiating.end(found, by=cast.noor, kind="stopped", words="Het hout was op.")
        return {"pk": found.pk, "slug": found.slug}

    return given


def a_call(open_to="anyone", *, title="Wie houdt de ladder vast?", is_closed=False):
    def given(cast):
        community, name = shed(cast), f"{title} ({open_to})"
        found = Call.objects.filter(community=community, title=name).first()
        said = {
            "title": name,
            "kind": "task",
            "hours": 2,
            "place": "De Loods",
            "open_to": open_to,
            "needed": 3,
        }
        found = found or calling.call(community, by=cast.noor, competences=["klimmen"], **said)
        if is_closed:
            calling.close(found, by=cast.noor, why="Het staat.")
        return {"pk": found.pk, "slug": found.slug}

    return given


def an_offer(state="offered"):
    """Vera offered; it stands where it is to stand."""

    def given(cast):
        call = Call.objects.get(pk=a_call(title=f"Help ({state})")(cast)["pk"])
        made = Offer.objects.filter(call=call).first()
        if made is None:
            made = offering.offer(cast.vera, words="Ik heb een middag.", call=call, hours=4)
            _bring_to(state, made, cast)
        return {"pk": made.pk}

    return given


def _bring_to(state, made, cast):
    if state == "declined":
        offering.decline(made, by=cast.noor, reason="enough")
        return
    if state in {"agreed", "done"}:
        offering.agree(made, by=cast.noor, what="Zaterdag om tien", on=timezone.localdate())
    if state == "done":
        offering.finish(made, by=cast.noor)


def of_shed_that_ended_something(cast):
    an_initiative("Een terras", is_ended=True)(cast)
    return of_shed(cast)


def an_experiment(question="Blijft het droog?", visibility="", *, is_ended=False):
    def given(cast):
        community = shed(cast)
        found = Experiment.objects.filter(community=community, question=question).first()
        said = {"question": question, "trying": "Een zeil.", "visibility": visibility, "place": "De Loods"}
        found = found or experimenting.start(community, by=cast.noor, **said)
        if is_ended and found.is_running:
            experimenting.end(found, by=cast.noor, learned="Nee.", follow_up="stop")
        return {"pk": found.pk, "slug": found.slug}

    return given


def number(given):
    return {"pk": given["pk"]}


def opened(cast):
    return {"visibility": "public"}


def moved(cast):
    return {"when": "next", "why": "Eerst het dak."}


def ending(cast):
    return {"kind": "done", "words": "Het staat er."}


def words(cast):
    return {"words": "Wat fijn!"}


def agreed(cast):
    return {"what": "Zondag om elf"}


def declined(cast):
    return {"reason": "enough"}


def learned(cast):
    return {"learned": "Het lekt.", "follow_up": "stop"}


def an_idea(cast):
    return {"title": "Een oven", "when": "later"}


def a_question(cast):
    return {"kind": "one_off", "title": "Wie weet een oven?", "open_to": "anyone"}


def a_try(cast):
    return {"question": "Bakt het?", "trying": "Eén brood."}


def a_hand(cast):
    return {"words": "Ik help.", "called": "Iemand", "email": "iemand@elders.example"}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
TAKES_PART = "sign-in refused refused refused refused see see refused"
TAKES_PART_ON = "sign-in refused refused refused refused go-on go-on refused"
LEADS = "sign-in refused refused refused refused refused see see"
LEADS_ON = "sign-in refused refused refused refused refused go-on go-on"
LEADS_INSIDE = "sign-in hidden hidden hidden hidden refused see see"
ANSWERS = "sign-in hidden refused hidden hidden hidden go-on go-on"
BOTH = "sign-in hidden go-on hidden hidden hidden go-on go-on"
INSIDE = "hidden hidden hidden hidden hidden see see see"
INNER = {"title": "Onze sleutels", "visibility": "members"}
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("work:roadmaps", "see"),
    Row("work:roadmap", "see", same, given=of_shed),
    Row("work:roadmap", "hidden hidden see hidden hidden hidden hidden see", of_circle, note="of another"),
    Row("work:ended", "see", same, given=of_shed_that_ended_something),
    Row("work:open_roadmap", LEADS, same, given=of_shed),
    Row("work:open_roadmap", LEADS_ON, same, post=opened, given=of_shed),
    Row("work:open_roadmap", "sign-in refused refused refused refused refused refused refused", same, given=archived, note="archived"),
    Row("work:start_initiative", TAKES_PART, same, given=of_shed),
    Row("work:start_initiative", TAKES_PART_ON, same, post=an_idea, given=of_shed),
    Row("work:start_initiative", "sign-in refused refused refused refused refused refused refused", same, given=archived, note="archived"),
    Row("work:initiative", "see", same, given=an_initiative()),
    Row("work:initiative", INSIDE, same, given=an_initiative(**INNER), note="for members"),
    Row("work:initiative", "see", same, given=an_initiative("Een terras", is_ended=True), note="ended"),
    Row("work:initiative_by_number", "go-on", number, given=an_initiative()),
    Row("work:change_initiative", LEADS, number, given=an_initiative()),
    Row("work:change_initiative", LEADS_INSIDE, number, given=an_initiative(**INNER), note="for members"),
    Row("work:change_initiative", LEADS_ON, number, post=an_idea, given=an_initiative()),
    Row("work:move_initiative", LEADS_ON, number, post=moved, given=an_initiative()),
    Row("work:end_initiative", LEADS, number, given=an_initiative()),
    Row("work:end_initiative", LEADS_ON, number, post=ending, given=an_initiative("Een luifel")),
    Row("work:take_part", TAKES_PART_ON, number, post=nothing, given=an_initiative()),
    Row("work:take_part", "sign-in refused refused refused refused refused refused refused", number, post=nothing, given=an_initiative("Een terras", is_ended=True), note="ended"),
    Row("work:step_out", "sign-in go-on go-on go-on go-on go-on go-on go-on", number, post=nothing, given=an_initiative()),
    Row("work:lay_down", "sign-in go-on go-on go-on go-on go-on go-on go-on", number, post=nothing, given=an_initiative()),
    Row("work:calls", "see"),
    Row("work:new_call", TAKES_PART, same, given=of_shed),
    Row("work:new_call", TAKES_PART_ON, same, post=a_question, given=of_shed),
    Row("work:call", "see", same, given=a_call()),
    Row("work:call", "hidden hidden see see see see see see", same, given=a_call("signed_in"), note="for who is signed in"),
    Row("work:call", INSIDE, same, given=a_call("members"), note="for members"),
    Row("work:call", "see", same, given=a_call(title="Wie verft?", is_closed=True), note="closed"),
    Row("work:call_by_number", "go-on", number, given=a_call()),
    Row("work:change_call", LEADS, number, given=a_call()),
    Row("work:change_call", LEADS_ON, number, post=a_question, given=a_call(title="Wie zaagt?")),
    Row("work:close_call", LEADS, number, given=a_call()),
    Row("work:close_call", LEADS_ON, number, post=nothing, given=a_call(title="Wie sjouwt?")),
    Row("work:reopen_call", LEADS_ON, number, post=nothing, given=a_call(title="Wie verft?", is_closed=True)),
    Row("work:offer_for", "see see see see refused see refused see", number, given=a_call()),
    Row("work:offer_for", "go-on go-on go-on go-on refused go-on refused go-on", number, post=a_hand, given=a_call()),
    Row("work:offer_for", "hidden hidden hidden hidden hidden see refused refused", number, given=a_call("members"), note="for members"),
    Row("work:offer_for", "hidden hidden see see refused see refused see", number, given=a_call("signed_in"), note="for who is signed in"),
    Row("work:offer_for", "sign-in refused refused refused refused refused refused refused", number, given=a_call(title="Wie verft?", is_closed=True), note="closed"),
    Row("work:offer_to", "see see see see refused see refused see", same, given=of_shed),
    Row("work:offer_to", "go-on go-on go-on go-on refused go-on refused go-on", same, post=a_hand, given=of_shed),
    Row("work:offer_to", "refused", same, given=archived, note="archived"),
    Row("work:offers", "sign-in see see see see see see see"),
    Row("work:offer", "sign-in hidden see hidden hidden hidden see see", same, given=an_offer()),
    Row("work:offer", "sign-in hidden see hidden hidden hidden see see", same, given=an_offer("agreed"), note="agreed"),
    Row("work:offer", "sign-in hidden see hidden hidden hidden see see", same, given=an_offer("done"), note="done"),
    Row("work:welcome_offer", ANSWERS, same, post=words, given=an_offer()),
    Row("work:agree_offer", ANSWERS, same, post=agreed, given=an_offer()),
    Row("work:decline_offer", ANSWERS, same, post=declined, given=an_offer()),
    Row("work:decline_offer", "sign-in hidden refused hidden hidden hidden mend mend", same, post=nothing, given=an_offer(), note="without a reason"),
    Row("work:agree_offer", "sign-in hidden refused hidden hidden hidden mend mend", same, post=agreed, given=an_offer("declined"), note="answered already"),
    Row("work:finish_offer", BOTH, same, post=nothing, given=an_offer("agreed")),
    Row("work:thank_offer", ANSWERS, same, post=words, given=an_offer("done")),
    Row("work:write_back", BOTH, same, post=words, given=an_offer()),
    Row("work:withdraw_offer", "sign-in hidden go-on hidden hidden hidden refused refused", same, post=nothing, given=an_offer()),
    Row("work:experiments", "see", same, given=of_shed),
    Row("work:start_experiment", TAKES_PART, same, given=of_shed),
    Row("work:start_experiment", TAKES_PART_ON, same, post=a_try, given=of_shed),
    Row("work:experiment", "see", same, given=an_experiment()),
    Row("work:experiment", INSIDE, same, given=an_experiment("Wie heeft de sleutel?", "members"), note="for members"),
    Row("work:experiment", "see", same, given=an_experiment("Houdt het zeil?", is_ended=True), note="ended"),
    Row("work:experiment_by_number", "go-on", number, given=an_experiment()),
    Row("work:change_experiment", LEADS, number, given=an_experiment()),
    Row("work:change_experiment", LEADS_ON, number, post=a_try, given=an_experiment("Helpt een goot?")),
    Row("work:end_experiment", LEADS, number, given=an_experiment()),
    Row("work:end_experiment", LEADS_ON, number, post=learned, given=an_experiment("Helpt een kachel?")),
    Row("work:join_experiment", TAKES_PART_ON, number, post=nothing, given=an_experiment()),
    Row("work:join_experiment", "sign-in refused refused refused refused refused refused refused", number, post=nothing, given=an_experiment("Houdt het zeil?", is_ended=True), note="ended"),
    Row("work:leave_experiment", "sign-in go-on go-on go-on go-on go-on go-on go-on", number, post=nothing, given=an_experiment()),
]
