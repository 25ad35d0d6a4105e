"""The feed of results, the page of one, how it read before, and what came of a version of the purpose."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from samenspel.communities.models import Community
from samenspel.discussions.around import panel
from samenspel.house.address import whole
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import has_introduced
from samenspel.purpose.models import Version, VersionSentence
from samenspel.ui.htmx import wants_part
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked
from samenspel.work import access, histories, serving
from samenspel.work.credited import with_credits
from samenspel.work.describing_in_data import as_data
from samenspel.work.models import Initiative, Result
from samenspel.work.search import matching

SELECTED = mark_safe(" selected")
EMBED = (
    '<iframe src="{}" title="{}" width="100%" height="360" loading="lazy" referrerpolicy="no-referrer" '
    'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
)


@require_safe
def results(request):
    """What came of the work, the latest first: of all communities or one, of one kind, for one sentence."""
    communities, named = Community.objects.visible_to(request.user), asked(request, "community")
    said = {
        "chosen": communities.filter(slug=named).first() if named else None,
        "kind": asked(request, "kind"),
        "sentence": _sentence(request),
        "words": asked(request, "words", most=80),
    }
    seen = _narrowed(Result.objects.visible_to(request.user), **said)
    page = page_of(seen.with_place(), request, key=("-published_at", "-pk"), size=20)
    with_credits(page.items, request.user)
    context = {
        **said,
        "page": page,
        "communities": _options(request.user, said["chosen"]),
        "kinds": Result.Kind.choices,
        "is_narrowed": any(said.values()),
        "can_publish": has_introduced(request.user),
    }
    return render(request, "work/results.html", context)


@question
def _places(viewer):
    return Community.objects.visible_to(viewer).by_name().values_list("slug", "name")


def _options(viewer, chosen):
    """All one may see, as options: as text, since there may be hundreds."""
    slug = chosen.slug if chosen else ""
    rows = ((value, SELECTED if value == slug else "", name) for value, name in _places(viewer))
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _narrowed(results, *, chosen, kind, sentence, words):
    if chosen:
        results = results.filter(community=chosen)
    if kind in Result.Kind.values:
        results = results.filter(kind=kind)
    if sentence:
        results = results.filter(purpose_sentence__in=serving.same_sentences(sentence))
    return matching("result", words, results) if words else results


def _sentence(request):
    """The sentence of a purpose that was asked for, when the viewer may read it."""
    asked_for = asked(request, "serves")
    if not (asked_for.isascii() and asked_for.isdecimal() and len(asked_for) < 12):
        return None
    versions = Version.objects.visible_to(request.user)
    rows = VersionSentence.objects.filter(version__in=versions).select_related("version__community")
    return rows.filter(pk=asked_for).first()


@require_safe
def result(request, pk, slug=""):
    seen = Result.objects.visible_to(request.user).with_place().with_proof()
    result = get_object_or_404(seen, pk=pk)
    if slug != result.slug:
        return redirect(result, permanent=False)
    with_credits([result], request.user)
    publisher = Person.objects.visible_to(request.user).filter(pk=result.published_by_id).first()
    can_revise = access.can_revise(request.user, result)
    mine = result.contributions.filter(person=request.user).first() if request.user.is_authenticated else None
    context = {
        "result": result,
        "publisher": publisher,
        "mine": mine,
        "waiting": list(result.contributions.waiting().select_related("person")) if can_revise else [],
        "was_changed": result.revisions.exists(),
        "can_revise": can_revise,
        "can_withdraw": access.can_withdraw(request.user, result),
        "can_read_history": access.can_read_history(request.user, result),
        **_behind(result, request.user),
        **_shared(request, result),
        "around": panel(result, request.user),
    }
    return render(request, "work/result.html", context)


def _shared(request, result):
    """What is needed to pass a public result on: whole addresses, and code for a page elsewhere."""
    if not Result.objects.visible_to(None).filter(pk=result.pk).exists():
        return {"is_public": False}
    embed = whole(reverse("work:embed", args=[result.pk]), request)
    return {
        "is_public": True,
        "page_url": whole(result.get_absolute_url(), request),
        "card_url": whole(reverse("work:card", args=[result.pk]), request),
        "embed_url": embed,
        "data": as_data(result, request),
        "embed_code": format_html(EMBED, embed, result.title),
    }


def _behind(result, viewer):
    """What it answers and came from, as far as ``viewer`` may see those."""
    return {
        "answers": _seen(result.answers, viewer),
        "initiative": (initiative := _seen(result.initiative, viewer)),
        "may_end": initiative and not initiative.has_ended and access.can_lead(viewer, initiative),
        "ended": list(Initiative.objects.visible_to(viewer).filter(ending__result=result)),
    }


def _seen(thing, viewer):
    return thing and type(thing).objects.visible_to(viewer).filter(pk=thing.pk).first()


@login_required
@require_safe
def history(request, pk):
    """How a result read before it was changed, for who takes part where it was made."""
    result = get_object_or_404(Result.objects.visible_to(request.user).select_related("community"), pk=pk)
    if not access.can_read_history(request.user, result):
        raise PermissionDenied
    context = {"result": result, "changes": histories.changes(result, request.user)}
    return render(request, "work/history.html", context)


@require_safe
def of_version(request, slug, number):
    """What came of the sentences of a version, as a part of its page and as a page of its own."""
    versions = Version.objects.visible_to(request.user).select_related("community")
    version = get_object_or_404(versions, community__slug=slug, number=number)
    context = {"version": version, "found": serving.of_version(version, request.user)}
    name = "_of_version" if wants_part(request) else "of_version"
    response = render(request, f"work/{name}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
