"""Who may do what: purpose."""

from samenspel.purpose import amending, drafting, inventory, reacting, rounds, tracing, writing
from samenspel.purpose.models import Idea, Inspirer, Phase, Reaction, Round
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing

PURPOSE = "Niemand hoeft weg omdat hulp te ver is."


def at(phase, name):
    """A community like De Wijkwerkplaats whose round Noor brought to this phase."""

    def given(cast):
        community = like_the_workshop(cast, name)
        round = rounds.running(community)
        if round is None:
            round = rounds.begin(community, by=cast.noor)
            if phase == Phase.TESTING:
                rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Genoeg gehoord.")
                _draft(cast, round)
            if phase != Phase.OPEN:
                rounds.move(round, phase, by=cast.noor, why="Verder.")
        return {"slug": community.slug, "number": round.number}

    return given


collecting = at(Phase.OPEN, "De Kade")
talking = at(Phase.CONVERSATION, "De Steiger")
drafts = at(Phase.PROPOSAL, "De Helling")
reactions = at(Phase.TESTING, "De Vuurtoren")


def _round(given):
    return Round.objects.get(community__slug=given["slug"], number=given["number"])


def _draft(cast, round):
    round = Round.objects.get(pk=round.pk)
    draft = round.drafts.first()
    if draft is None:
        draft = drafting.begin(round, by=cast.noor, title="Dichtbij")
        writing.add(draft, by=cast.noor, part="purpose", text=PURPOSE)
    return draft


def a_draft(cast):
    return {"pk": _draft(cast, _round(drafts(cast))).pk}


def a_draft_taken_back(cast):
    round = _round(drafts(cast))
    draft = drafting.begin(round, by=cast.noor, title="Weg") if not round.drafts.filter(title="Weg") else None
    if draft:
        drafting.withdraw(draft, by=cast.noor)
    return {"pk": round.drafts.get(title="Weg").pk}


def a_sentence(cast):
    draft = _draft(cast, _round(drafts(cast)))
    sentence = draft.sentences.filter(text="Wij geven tijd.").first()
    return {"pk": (sentence or writing.add(draft, by=cast.noor, part="give", text="Wij geven tijd.")).pk}


def a_sentence_out(cast):
    draft = _draft(cast, _round(drafts(cast)))
    sentence = draft.sentences.filter(text="Wij geven geld.").first()
    if sentence is None:
        sentence = writing.add(draft, by=cast.noor, part="give", text="Wij geven geld.")
        writing.remove(sentence, by=cast.noor)
    return {"pk": sentence.pk}


def an_idea(cast):
    round = _round(drafts(cast))
    idea = round.ideas.filter(kind="idea").first()
    return {"pk": (idea or inventory.bring(round, by=cast.sami, kind="idea", text="Een bank bij de bus.")).pk}


def a_source(cast):
    sentence = _draft(cast, _round(drafts(cast))).sentences.get(pk=a_sentence(cast)["pk"])
    source = tracing.link(sentence, by=cast.noor, idea=Idea.objects.get(pk=an_idea(cast)["pk"]))
    return {"pk": sentence.pk, "source": source.pk}


def a_proposal(cast):
    draft = _draft(cast, _round(drafts(cast)))
    said = {"kind": "change", "text": "Iedereen blijft.", "why": "Korter."}
    proposal = draft.amendments.waiting().first()
    return {
        "pk": (
            proposal
            or amending.propose(draft, by=cast.sami, sentence=draft.sentences.get(text=PURPOSE), **said)
        ).pk
    }


def a_difference(cast):
    return {"pk": tracing.name_difference(_round(drafts(cast)), by=cast.noor, name="Wie betaalt het?").pk}


def a_draft_to_react_to(cast):
    return {"pk": _draft(cast, _round(reactions(cast))).pk}


def an_objection(cast):
    draft = _draft(cast, _round(reactions(cast)))
    argument = "En wie geen hulp wil?"
    return {"pk": reacting.react(draft, by=cast.sami, kind="objection", argument=argument).pk}


def an_answer(cast):
    objection = Reaction.objects.get(pk=an_objection(cast)["pk"])
    said = objection.answers.first() or reacting.answer(objection, by=cast.noor, text="Hulp is een aanbod.")
    return {"pk": said.pk}


def _named(cast, **who):
    round = _round(drafts(cast))
    known = Inspirer.objects.filter(idea__round=round, **who).first()
    text = "Helpt zonder het te zeggen."
    return known or inventory.name_inspirer(round, by=cast.noor, text=text, **who)[0]


def sami_is_asked(cast):
    return {"pk": _named(cast, person=cast.sami).pk}


def a_letter(cast):
    return {"key": inventory.link_for(_named(cast, name="Oma Jans", email="jans@elders.example"))}


def here(given):
    return {name: value for name, value in given.items() if name in ("slug", "number", "pk", "key", "source")}


def part(given):
    return {"pk": given["pk"], "part": "give"}


def slug(given):
    return {"slug": given["slug"]}


def sends(**said):
    return lambda given: said


MEMBERS = "sign-in go-on refused refused refused see see refused"
MEMBERS_GO_ON = "sign-in go-on refused refused refused go-on go-on refused"
LEADS = "sign-in go-on refused refused refused refused see see"
LEADS_GO_ON = "sign-in go-on refused refused refused refused go-on go-on"
READS = "sign-in go-on refused refused refused see see see"
ONLY_POST = "sign-in go-on only-post only-post only-post only-post only-post only-post"

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("purpose:community", "see", lambda cast: {"slug": cast.workshop.slug}, note="not begun"),
    Row("purpose:community", "hidden hidden see hidden hidden hidden hidden see", lambda cast: {"slug": cast.circle.slug}, note="for members"),
    Row("purpose:community", "see", slug, given=collecting, note="ideas"),
    Row("purpose:community", "see", slug, given=talking, note="conversation"),
    Row("purpose:community", "see", slug, given=drafts, note="drafts"),
    Row("purpose:community", "see", slug, given=reactions, note="reactions"),
    Row("purpose:begin", MEMBERS, lambda cast: {"slug": cast.workshop.slug}),
    Row("purpose:begin", MEMBERS_GO_ON, lambda cast: {"slug": cast.workshop.slug}, post=nothing),
    Row("purpose:round", "see", here, given=reactions),
    Row("purpose:move", LEADS, here, given=drafts),
    Row("purpose:move", LEADS_GO_ON, here, given=collecting, post=sends(phase="conversation", why="Genoeg.")),
    Row("purpose:undo", ONLY_POST, here, given=drafts),
    Row("purpose:undo", LEADS_GO_ON, here, given=drafts, post=nothing),
    Row("purpose:conversation", LEADS, here, given=talking),
    Row("purpose:conversation", "sign-in go-on refused refused refused refused go-on go-on", here, given=talking, post=sends(topic="Waarvoor zijn wij er?")),
    Row("purpose:ideas", "see", here, given=collecting),
    Row("purpose:ideas", "refused refused refused refused refused go-on go-on refused", here, given=collecting, post=sends(text="Een bank.", kind="idea")),
    Row("purpose:inspirer", MEMBERS, here, given=collecting),
    Row("purpose:inspirer", MEMBERS_GO_ON, here, given=collecting, post=sends(name="Jo", email="jo@elders.example", text="Doet het gewoon.")),
    Row("purpose:take_back_idea", "sign-in go-on refused refused refused see refused refused", here, given=an_idea),
    Row("purpose:take_back_idea", "sign-in go-on refused refused refused go-on refused refused", here, given=an_idea, post=nothing),
    Row("purpose:asked", "sign-in go-on hidden hidden hidden see hidden hidden", here, given=sami_is_asked),
    Row("purpose:asked", "sign-in go-on hidden hidden hidden see hidden hidden", here, given=sami_is_asked, post=sends(yes="1")),
    Row("purpose:letter", "see", here, given=a_letter),
    Row("purpose:letter", "see", here, given=a_letter, post=sends(no="1")),
    Row("purpose:letter", "hidden", lambda cast: {"key": "verzonnen"}, note="invented"),
    Row("purpose:new_draft", MEMBERS, here, given=drafts),
    Row("purpose:new_draft", "sign-in go-on refused refused refused refused refused refused", here, given=collecting, note="too early"),
    Row("purpose:new_draft", MEMBERS_GO_ON, here, given=drafts, post=sends(title="Ruimer", start="empty")),
    Row("purpose:draft", "see", here, given=a_draft),
    Row("purpose:draft", "see", here, given=a_draft_to_react_to, note="to react to"),
    Row("purpose:sentences", "see", here, given=a_draft, is_page=False),
    Row("purpose:explain", "sign-in go-on refused refused refused see see see", here, given=a_draft),
    Row("purpose:explain", "sign-in go-on refused refused refused go-on go-on refused", here, given=a_draft, post=sends(title="Heel dichtbij")),
    Row("purpose:withdraw_draft", ONLY_POST, here, given=a_draft),
    Row("purpose:withdraw_draft", LEADS_GO_ON, here, given=a_draft, post=nothing),
    Row("purpose:put_back_draft", ONLY_POST, here, given=a_draft_taken_back),
    Row("purpose:put_back_draft", "sign-in go-on refused refused refused refused go-on refused", here, given=a_draft_taken_back, post=nothing),
    Row("purpose:add_sentence", MEMBERS, part, given=a_draft),
    Row("purpose:add_sentence", MEMBERS_GO_ON, part, given=a_draft, post=sends(text="Wij geven ruimte.")),
    Row("purpose:sentence", "see", here, given=a_sentence),
    Row("purpose:sentence_shown", "go-on", here, given=a_sentence, is_page=False),
    Row("purpose:edit_sentence", MEMBERS, here, given=a_sentence),
    Row("purpose:edit_sentence", MEMBERS_GO_ON, here, given=a_sentence, post=sends(text="Wij geven veel tijd.")),
    Row("purpose:remove_sentence", MEMBERS, here, given=a_sentence),
    Row("purpose:remove_sentence", MEMBERS_GO_ON, here, given=a_sentence, post=sends(why="Dubbel.")),
    Row("purpose:restore_sentence", ONLY_POST, here, given=a_sentence_out),
    Row("purpose:restore_sentence", MEMBERS_GO_ON, here, given=a_sentence_out, post=nothing),
    Row("purpose:shift_sentence", ONLY_POST, here, given=a_sentence),
    Row("purpose:shift_sentence", MEMBERS_GO_ON, here, given=a_sentence, post=sends(up="1")),
    Row("purpose:behind", "go-on", here, given=a_sentence, is_page=False),
    Row("purpose:sources", MEMBERS, here, given=a_sentence),
    Row("purpose:link_source", ONLY_POST, here, given=a_sentence),
    Row("purpose:link_source", MEMBERS_GO_ON, lambda given: {"pk": given["pk"]}, given=a_source, post=lambda given: {"idea": Idea.objects.get(sentences=given["source"]).pk}),
    Row("purpose:unlink_source", ONLY_POST, here, given=a_source),
    Row("purpose:unlink_source", MEMBERS_GO_ON, here, given=a_source, post=nothing),
    Row("purpose:propose", MEMBERS, here, given=a_sentence),
    Row("purpose:propose", MEMBERS_GO_ON, here, given=a_sentence, post=sends(kind="remove", why="Dubbel.")),
    Row("purpose:amendment", "see", here, given=a_proposal),
    Row("purpose:amendment", "refused refused refused refused refused refused go-on refused", here, given=a_proposal, post=sends(taken="yes", why="Goed.")),
    Row("purpose:take_back_amendment", ONLY_POST, here, given=a_proposal),
    Row("purpose:take_back_amendment", "sign-in go-on refused refused refused go-on refused refused", here, given=a_proposal, post=nothing),
    Row("purpose:name_difference", MEMBERS, here, given=drafts),
    Row("purpose:name_difference", MEMBERS_GO_ON, here, given=drafts, post=sends(name="Hoe snel moet het?")),
    Row("purpose:resolve", MEMBERS, here, given=a_difference),
    Row("purpose:resolve", MEMBERS_GO_ON, here, given=a_difference, post=sends(outcome="De gemeente.")),
    Row("purpose:reopen_difference", ONLY_POST, here, given=a_difference),
    Row("purpose:reopen_difference", MEMBERS_GO_ON, here, given=a_difference, post=nothing),
    Row("purpose:react", MEMBERS, here, given=a_draft_to_react_to),
    Row("purpose:react", "sign-in go-on refused refused refused refused refused refused", here, given=a_draft, note="too early"),
    Row("purpose:react", MEMBERS_GO_ON, here, given=a_draft_to_react_to, post=sends(kind="support")),
    Row("purpose:reactions", READS, here, given=a_draft_to_react_to),
    Row("purpose:take_back_reaction", ONLY_POST, here, given=a_draft_to_react_to),
    Row("purpose:take_back_reaction", MEMBERS_GO_ON, here, given=a_draft_to_react_to, post=nothing),
    Row("purpose:objection", "sign-in go-on hidden hidden hidden refused see refused", here, given=an_objection),
    Row("purpose:objection", "sign-in go-on hidden hidden hidden refused go-on refused", here, given=an_objection, post=sends(text="Hulp is een aanbod.")),
    Row("purpose:judge", ONLY_POST, here, given=an_answer),
    Row("purpose:judge", "sign-in go-on hidden hidden hidden go-on refused refused", here, given=an_answer, post=sends(stands="1")),
]
