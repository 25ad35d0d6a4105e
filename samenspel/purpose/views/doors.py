"""How the pages of this room let people in and stand in the frame of their community."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.purpose.models import Draft, Round, Sentence
from samenspel.purpose.rounds import NotYet


def seen_community(request, slug):
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


def seen_round(request, slug, number):
    rows = Round.objects.visible_to(request.user).select_related("community", "conversation")
    return get_object_or_404(rows, community__slug=slug, number=number)


def seen_draft(request, pk):
    rows = Draft.objects.visible_to(request.user).select_related("round__community", "round__conversation")
    return get_object_or_404(rows, pk=pk)


def seen_sentence(request, pk):
    """A sentence that stands, or once stood, in a draft the viewer may see."""
    rows = Sentence.objects.filter(draft__in=Draft.objects.visible_to(request.user))
    rows = rows.select_related("draft__round__community", "draft__round__conversation")
    return get_object_or_404(rows, pk=pk)


def is_number(said):
    """Whether this is a number that a key may have, in plain digits."""
    return said.isascii() and said.isdecimal() and len(said) < 12


def allow(may):
    if not may:
        raise PermissionDenied


def tried(form, act):
    """What ``act`` gives; None when something is to be done first, which the form then says."""
    try:
        return act()
    except NotYet as why:
        form.add_error(None, str(why))
        return None


def show(request, template, community, *forms, **context):
    """A page of this room in the frame of its community; 422 when something in one of the forms is wrong."""
    wrong = any(form is not None and form.errors for form in forms)
    return render(
        request,
        f"purpose/{template}.html",
        {**frame(community, request.user), **context},
        status=422 if wrong else 200,
    )
