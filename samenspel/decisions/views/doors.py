"""How the pages of this room let people in, and show a proposal with the forms that stand on it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render

from samenspel.decisions.forms.answer import ReactionForm, ReplyForm, answer_form
from samenspel.decisions.forms.outcome import AdviceForm, AskAdviceForm, NoteForm, UseForm
from samenspel.decisions.models import Proposal
from samenspel.decisions.refusing import NotNow
from samenspel.decisions.showing import page_of


def seen(request, pk):
    """The proposal, for whoever may see it."""
    proposals = Proposal.objects.visible_to(request.user).with_rounds()
    return get_object_or_404(proposals, pk=pk)


def allowed(request, pk, may):
    """The proposal, for whoever may do this with it."""
    proposal = seen(request, pk)
    if not may(request.user, proposal):
        raise PermissionDenied
    return proposal


def show(request, proposal, *, at=None, **forms):
    """The page of a proposal; ``forms`` are those that were sent, with what is wrong.

    at   what the form ``said_back`` was about: ("objection", its number), or "reaction" or "advice"
    """
    context = page_of(proposal, request.user)
    context |= {**_forms(proposal, request.user, context), **forms}
    _give_each_a_form(context, at, forms.get("said_back"))
    wrong = any(form.errors for form in forms.values())
    return render(request, "decisions/proposal.html", context, status=422 if wrong else 200)


def _forms(proposal, viewer, context):
    """Empty forms for what the viewer can do here."""
    forms = {"note_form": NoteForm(), "reaction_form": ReactionForm()}
    if not proposal.is_open:
        return forms
    asked = context.get("my_asked")
    if proposal.kind == "advice":
        mine = context.get("my_advice")
        forms["advice_form"] = AdviceForm(initial={"text": mine.text if mine else ""})
        if context["can_lead"] or context["can_decide"]:
            forms["ask_form"] = AskAdviceForm(proposal=proposal, by=viewer)
    elif asked and context["takes_answers"] and context["can_react"] and not asked.has_voted:
        forms["answer_form"] = answer_form(proposal, before=context.get("my_answer"))
    return forms


def _give_each_a_form(context, at, said_back):
    """Beside each thing one can say something back to, a form with names of its own."""
    things = [
        *(("objection", each.answer.pk, each, ReplyForm) for each in context.get("objected", ())),
        *(("reaction", each.pk, each, ReplyForm) for each in context.get("reactions", ())),
        *(("advice", each.given.pk, each, UseForm) for each in context.get("advices", ()) if each.given),
    ]
    for kind, pk, thing, form in things:
        thing.form = said_back if at == (kind, pk) else form()
        thing.form.auto_id = f"{kind}_{pk}_%s"


def try_to(form, act):
    """Do ``act``; what stands in its way is said with the form. Gives whether it was done."""
    try:
        act()
    except NotNow as why:
        form.add_error(None, str(why))
        return False
    return True
