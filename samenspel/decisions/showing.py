"""What the page of a proposal shows to whoever looks: all that concerns it, as far as they may see it."""

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from samenspel.communities.mandating import who_can_say_yes
from samenspel.decisions import access, dissenting, figures, objections, proxying
from samenspel.decisions.models import Advice, Answer, Asked, Reaction, Stance
from samenspel.decisions.models.round import Method
from samenspel.people.models import Person
from samenspel.purpose.models import PurposeTest
from samenspel.ui.dates import exactly


def labels(round):
    """The options of a round in words; moments as one says them in full."""
    if round.method != Method.DATE:
        return list(round.options)
    return [exactly(parse_datetime(option)) for option in round.options]


def page_of(proposal, viewer):
    """The context of its page. Names and words are for who takes part; others read what came of it."""
    round, today = proposal.now, timezone.localdate()
    inside = access.sees_inside(viewer, proposal.community)
    context = {
        **about(proposal, viewer),
        "inside": inside,
        "today": today,
        "is_past": round.is_past(on=today),
        "is_for_questions": round.is_for_questions(on=today),
        "takes_answers": proposal.is_open
        and not round.is_past(on=today)
        and not round.is_for_questions(on=today),
        **_who_decides(proposal, viewer),
        "seats": _seats(proposal, viewer),
        **_rights(proposal, viewer),
        "stewards_from": access.stewards_from(proposal) if proposal.is_open else None,
    }
    context |= _numbers(proposal, round, inside)
    if context["outcome"]:
        context["dissent"] = dissenting.shown(context["outcome"], viewer, inside=inside)
    context |= _inside(proposal, round, viewer) if inside and not proposal.is_draft else {}
    context["proposer"] = _proposer(proposal, viewer, context.get("seen"))
    context["shows_poll"] = _shows_poll(context)
    context["shows_answers"] = proposal.kind == "consent" or context["shows_poll"]
    return context


def about(proposal, viewer):
    """What every page about a proposal needs."""
    return {
        "proposal": proposal,
        "community": proposal.community,
        "round": proposal.now,
        "outcome": getattr(proposal.now, "outcome", None),
        "test": _test(proposal, viewer),
    }


def _who_decides(proposal, viewer):
    """Who decides after advice, and to whom it was handed, as far as they show themselves to the viewer."""
    handed = getattr(proposal.now, "hand_over", None)
    people = [*proposal.who_decides, *([handed.person] if handed and handed.person else [])]
    if not people:
        return {"deciders": [], "handed_to": None}
    seen = Person.objects.visible_to(viewer).in_bulk([person.pk for person in people])
    return {
        "deciders": [seen[each.pk] for each in proposal.who_decides if each.pk in seen],
        "handed_to": seen.get(handed.person_id) if handed else None,
    }


def _proposer(proposal, viewer, seen):
    """Who proposed it, as far as they show themselves to the viewer.

    seen   whose names the viewer may read, when that was asked already
    """
    if seen is None:
        seen = Person.objects.visible_to(viewer).filter(pk=proposal.by_id).values_list("pk", flat=True)
    return proposal.by if proposal.by_id in seen else None


def _rights(proposal, viewer):
    """What the viewer can do, asked once for the page."""
    if not proposal.is_open and not proposal.is_draft:
        return {"can_note": access.can_note(viewer, proposal)}
    if proposal.is_draft:
        return {
            "can_write": access.can_write(viewer, proposal),
            "can_delete": access.can_delete(viewer, proposal),
        }
    leads = access.can_lead(viewer, proposal)
    stands_in = not leads and access.stands_in(viewer, proposal)
    return {
        "can_lead": leads,
        "stands_in": stands_in,
        "can_decide": access.can_decide(viewer, proposal),
        "can_reply": leads or stands_in,
        "can_react": access.can_react(viewer, proposal),
    }


def _test(proposal, viewer):
    if proposal.purpose_test_id is None:
        return None
    tests = PurposeTest.objects.visible_to(viewer).select_related("community")
    return tests.filter(pk=proposal.purpose_test_id).first()


def _seats(proposal, viewer):
    """Who can say yes to its subject, once it is named and as long as it is open."""
    if not proposal.subject or proposal.is_closed:
        return []
    return who_can_say_yes(proposal.community, viewer, subjects=[proposal.subject])


def _numbers(proposal, round, inside):
    """How it stands; for who takes part not only once it is closed, and no figure about a few."""
    if proposal.is_draft:
        return {"standing": None}
    outcome = getattr(round, "outcome", None)
    if outcome is None and not inside:
        return {"standing": None}
    now = figures.of_outcome(outcome) if outcome else figures.standing(round)
    now = now if inside else figures.for_others(now)
    if now is None:
        return {"standing": None}
    return {
        "standing": now,
        "said": [(stance.label, now.stances[stance]) for stance in Stance if now.stances.get(stance)],
        "results": figures.in_words(round, now.poll, labels(round)),
        "pairs": figures.pairs(now.poll, labels(round)),
    }


def _shows_poll(context):
    """Results are read after one's own answer, or after the end: so nobody follows the others."""
    standing = context["standing"]
    if standing is None or not standing.poll.get("n"):
        return False
    answered = bool(context.get("my_answer")) or not context.get("my_asked")
    return bool(context["outcome"]) or context["is_past"] or answered


def _inside(proposal, round, viewer):
    answers = list(_answers(round, viewer))
    reactions = list(_reactions(proposal, viewer))
    advices = _advices(round) if proposal.kind == "advice" else []
    objected = objections.of_round(round) if any(each.is_objection for each in answers) else []
    seen = _seen(viewer, proposal, answers, reactions, advices, objected)
    shown = {each.pk for each in answers}
    my_asked = Asked.objects.filter(round=round, person=viewer).first()
    return {
        "answers": [_with_choice(round, each) for each in answers],
        "objected": [each for each in objected if each.answer.pk in shown],
        "reactions": _threads(reactions),
        "advices": advices,
        "my_asked": my_asked,
        "my_answer": next((each for each in answers if each.person_id == viewer.pk), None),
        "my_advice": next((each.given for each in advices if each.person_id == viewer.pk), None),
        "givers": proxying.givers(viewer, proposal) if proposal.is_open and my_asked else [],
        "seen": seen,
    }


def _answers(round, viewer):
    """What people say now, of those who take part still; once closed, what they said."""
    rows = Answer.objects.visible_to(viewer).filter(round=round)
    rows = rows.standing() if hasattr(round, "outcome") else rows.counting()
    return rows.select_related("person", "proxy").order_by("at", "pk")


def _reactions(proposal, viewer):
    rows = Reaction.objects.visible_to(viewer).filter(round__proposal=proposal)
    return rows.select_related("by", "round").order_by("at", "pk")


def _threads(reactions):
    """Questions and reactions in order of time, each with what was said to it."""
    for each in reactions:
        each.answers = [other for other in reactions if other.to_id == each.pk]
    return [each for each in reactions if each.to_id is None]


def _advices(round):
    """Whose advice is asked, with what they said and what was done with it."""
    rows = Asked.objects.filter(round=round).select_related("person", "advice__use__by")
    rows = list(rows.order_by("at", "pk"))
    for row in rows:
        row.given = getattr(row, "advice", None)
    orphans = Advice.objects.filter(round=round, asked=None).select_related("use__by")
    return [*rows, *(_Gone(advice) for advice in orphans)]


class _Gone:
    """An advice of someone whose account is gone."""

    person = person_id = reason = None

    def __init__(self, advice):
        self.given = advice


def _with_choice(round, answer):
    """The answer, with what it chooses in words."""
    answer.said = ""
    if answer.choice is not None:
        answer.said = choice_in_words(round, answer.choice)
    return answer


def choice_in_words(round, choice):
    names = labels(round)
    if round.method == Method.DOTS:
        return ", ".join(f"{names[int(option)]}: {dots}" for option, dots in choice.items())
    if round.method == Method.RANKED:
        return ", ".join(f"{place}. {names[option]}" for place, option in enumerate(choice, 1))
    if round.method == Method.DATE:
        return ", ".join(names[number] for number, said in enumerate(choice) if said == "yes")
    return ", ".join(names[option] for option in choice)


def _seen(viewer, proposal, answers, reactions, advices, objected):
    """Whose names the viewer may read, of all who said something here."""
    ids = {proposal.by_id} | {each.person_id for each in answers} | {each.proxy_id for each in answers}
    ids |= {each.by_id for each in reactions} | {each.person_id for each in advices}
    ids |= {reply.by_id for each in objected for reply in each.replies}
    return set(Person.objects.visible_to(viewer).filter(pk__in=ids - {None}).values_list("pk", flat=True))
