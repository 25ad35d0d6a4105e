"""The inventory: bringing ideas and examples, naming who inspires, and their yes or no."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.views.doors import introduced
from samenspel.people.models import Person
from samenspel.purpose import access, inventory, letters
from samenspel.purpose.forms.ideas import IdeaForm, InspirerForm
from samenspel.purpose.models import Idea, Inspirer
from samenspel.purpose.views.doors import allow, seen_round, show, tried
from samenspel.ui.paging import page_of
from samenspel.ui.sending import brought, sent


@require_http_methods(["GET", "HEAD", "POST"])
def ideas(request, slug, number):
    """What was brought, the latest first, and a few words to bring more."""
    round = seen_round(request, slug, number)
    may = access.can_bring(request.user, round)
    form = IdeaForm(sent(request), initial={"text": brought(request)}) if may else None
    if request.method == "POST":
        allow(may)
        if form.is_valid():
            inventory.bring(round, by=request.user, **form.said())
            messages.success(request, _("It stands among the ideas. Bring another one, if you like."))
            return redirect("purpose:ideas", slug, number)
    seen = Idea.objects.visible_to(request.user).filter(round=round).select_related("inspirer__person", "by")
    page = page_of(seen, request, key=("-at", "-pk"), size=30)
    name(page.items, request.user)
    return show(request, "ideas", round.community, form, form=form, round=round, page=page)


def name(ideas, viewer):
    """Let each idea know whom of those it names the viewer may see."""
    wanted = {idea.by_id for idea in ideas} | {
        idea.inspirer.person_id for idea in ideas if idea.kind == Idea.Kind.INSPIRER
    }
    seen = set(Person.objects.visible_to(viewer).filter(pk__in=wanted).values_list("pk", flat=True))
    for idea in ideas:
        idea.seen_by = idea.by if idea.by_id in seen else None
        idea.is_mine = viewer.is_authenticated and idea.by_id == viewer.pk
        if idea.kind == Idea.Kind.INSPIRER:
            asked = idea.inspirer
            idea.inspires = asked.person if asked.person_id in seen else None


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def inspirer(request, slug, number):
    """Name someone who inspires; they are asked before anyone else reads it."""
    round = seen_round(request, slug, number)
    allow(access.can_bring(request.user, round))
    form = InspirerForm(sent(request), community=round.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        asked = tried(form, lambda: inventory.name_inspirer(round, by=request.user, **form.said()))
        if asked:
            inspirer, by_letter = asked
            if by_letter:
                letters.ask(inspirer, request=request)
            messages.success(request, _("They are asked. Only you see this until they say yes."))
            return redirect("purpose:ideas", slug, number)
    return show(request, "inspirer", round.community, form, form=form, round=round)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, pk):
    """Ask first, then take back what one brought."""
    seen = Idea.objects.visible_to(request.user).select_related("round__community")
    idea = get_object_or_404(seen, pk=pk)
    allow(access.can_take_back(request.user, idea))
    round = idea.round
    if request.method == "POST":
        inventory.take_back(idea, by=request.user)
        messages.success(request, _("It is taken back."))
        return redirect("purpose:ideas", round.community.slug, round.number)
    return show(request, "take_back", round.community, idea=idea, round=round)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request, pk):
    """Someone with an account is asked whether they may be named, or takes a yes back."""
    live = [Inspirer.Said.NOTHING, Inspirer.Said.YES]
    rows = Inspirer.objects.select_related("idea__round__community", "idea__by")
    inspirer = get_object_or_404(rows, pk=pk, person=request.user, said__in=live)
    return _answered(request, inspirer, lambda yes: inventory.answer_as(inspirer, by=request.user, yes=yes))


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request, key):
    """Someone outside answers by the link in their letter; no account is needed."""
    inspirer = inventory.opened_by(key)
    if inspirer is None:
        raise Http404
    return _answered(request, inspirer, lambda yes: inventory.answer(inspirer, yes=yes))


def _answered(request, inspirer, answer):
    done = None
    if request.method == "POST":
        done = answer("yes" in request.POST)
    context = {"inspirer": inspirer, "idea": inspirer.idea, "round": inspirer.idea.round, "done": done}
    return render(request, "purpose/asked.html", context)
