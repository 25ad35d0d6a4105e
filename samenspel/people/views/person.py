"""A person's page, through one's own eyes or another's, and their card for an address book."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samenspel.house.address import whole
from samenspel.people import photos, recognising, showing
from samenspel.people.describing_in_data import as_data
from samenspel.people.evidence import with_evidence
from samenspel.people.models import FormerHandle, Person
from samenspel.people.sockets import PANELS
from samenspel.people.vcard import as_vcard
from samenspel.privacy.visibility import Visibility

A_YEAR = 365 * 24 * 3600


@require_safe
def person(request, handle):
    """Who someone is, as far as they let the viewer see; a former address leads to the present one."""
    people = Person.objects.visible_to(request.user)
    person = people.filter(handle=handle).first()
    if person is None:
        former = get_object_or_404(FormerHandle.objects.filter(person__in=people), handle=handle)
        return redirect(former.person)
    shown = showing.shown(person, request.user)
    return render(request, "people/person.html", _page(request, person, shown, request.user))


EYES = {
    "visitor": (showing.VISITOR, _("a visitor without an account")),
    "signed-in": (showing.SIGNED_IN, _("someone who is signed in")),
    "member": (showing.FELLOW, _("someone who shares a community with you")),
}


@login_required
@require_safe
def seen_as(request, who):
    """My own page as others see it; roles and results as a stranger sees them."""
    if who not in EYES:
        raise Http404
    reach, words = EYES[who]
    person = Person.objects.get(pk=request.user.pk)
    person.shown = showing.shown_at(person, reach)
    # Somebody with an account who belongs nowhere: no row is theirs.
    viewer = AnonymousUser() if reach == showing.VISITOR else Person(pk=0, name="")
    context = _page(request, person, person.shown, viewer) | {"eyes": who, "eyes_words": words}
    if person.shown.reach == showing.NOBODY:
        context["panels"] = []
    return render(request, "people/seen_as.html", context)


def _page(request, person, shown, viewer):
    panels = [
        {"template": panel.template, "context": context}
        for panel in PANELS
        if (context := panel.context(person, viewer)) is not None
    ]
    is_me = person == viewer
    return {
        "person": person,
        "shown": shown,
        "skills": with_evidence(shown.skills, viewer),
        "recognitions": _recognitions(person, shown, viewer),
        "panels": panels,
        "is_me": is_me,
        "can_recognise": not is_me and viewer == request.user and recognising.may_praise(viewer, person),
        "data": as_data(person, shown, request) if shown.reach > showing.NOBODY else None,
        "is_for_all": person.visibility == Visibility.PUBLIC,
    }


def _recognitions(person, shown, viewer):
    """Those the viewer sees, with the giver where the viewer may see them; one's own waiting ones too."""
    if not shown.sees("recognitions") and person != viewer:
        return []
    seen = person.recognitions.seen_by(viewer) if viewer.pk else person.recognitions.accepted()
    recognitions = list(seen.select_related("competence", "by").by_competence())
    known = (
        set(
            Person.objects.visible_to(viewer)
            .filter(pk__in=[each.by_id for each in recognitions])
            .values_list("pk", flat=True)
        )
        if recognitions
        else set()
    )
    for each in recognitions:
        each.is_by_known = each.by_id in known
        each.is_mine = each.by_id == viewer.pk
    return recognitions


@require_safe
def vcard(request, handle):
    """Someone as a card for an address book, with what the viewer may see."""
    person = get_object_or_404(Person.objects.visible_to(request.user), handle=handle)
    shown = showing.shown(person, request.user)
    page = whole(person.get_absolute_url(), request)
    answer = HttpResponse(as_vcard(shown, page=page), content_type="text/vcard; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{person.handle}.vcf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def photo(request, name, size):
    """A photo, to whom may see it. Its name changes with the photo, so a browser may keep it."""
    owner = get_object_or_404(Person.objects.visible_to(request.user), photo=name)
    if not showing.shown(owner, request.user).photo or size not in photos.SIZES:
        raise Http404
    try:
        pixels = photos.path_of(name, size).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    answer = HttpResponse(pixels, content_type=photos.CONTENT_TYPE)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(answer, private=True, max_age=A_YEAR, immutable=True)
    return answer
