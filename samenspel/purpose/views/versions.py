"""Versions of the contract: the one that holds, those before, the difference, and a copy to keep."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from samenspel.purpose import contract_pages, exporting
from samenspel.purpose.comparing import compare, summary
from samenspel.purpose.contributing import shown
from samenspel.purpose.models import Signature, Version
from samenspel.purpose.views.doors import seen_community, show


def seen_version(request, slug, number):
    rows = Version.objects.visible_to(request.user).select_related("community", "round", "draft")
    return get_object_or_404(rows, community__slug=slug, number=number)


@require_safe
def versions(request, slug):
    """All versions, the newest first, and the way to put down words that exist already."""
    community = seen_community(request, slug)
    rows = list(Version.objects.filter(community=community).newest_first())
    for row in rows:
        row.community = community
    return show(request, "versions", community, **contract_pages.shelf(community, rows, request.user))


@require_safe
def version(request, slug, number):
    """One version: the purpose, the contract by parts, who signed, and where each sentence comes from."""
    try:
        version = seen_version(request, slug, number)
    except Http404:
        if not _signed(request.user, slug, number):
            raise
        return redirect("purpose:unsign", slug, number)
    return show(request, "version", version.community, **contract_pages.page(version, request.user))


def _signed(person, slug, number):
    """Whether their name stands under a version, which they may take away also where they see it no more."""
    if not person.is_authenticated:
        return False
    mine = Signature.objects.in_force().filter(person=person)
    return mine.filter(version__community__slug=slug, version__number=number).exists()


@require_safe
def difference(request, slug, earlier, later):
    """What became of each sentence between two versions; the other way round is read the right way."""
    if earlier > later:
        return redirect("purpose:versions_compared", slug, later, earlier)
    first, last = seen_version(request, slug, earlier), seen_version(request, slug, later)
    between = Version.objects.filter(community=first.community, number__gte=earlier, number__lte=later)
    between = list(between.select_related("round", "draft").order_by("number"))
    lines = compare(first, last, between) if first != last else []
    context = {
        "first": first,
        "last": last,
        "lines": lines,
        "summary": summary(lines),
        "steps": [(each, shown(each, request.user)) for each in between[1:]],
        "numbers": Version.objects.filter(community=first.community).order_by("number"),
    }
    return show(request, "compared", first.community, **context)


@require_safe
def pdf(request, slug, number):
    version = seen_version(request, slug, number)
    body = exporting.pdf(version, request.user)
    return _kept(body, f"{slug}-{number}.pdf", "application/pdf")


@require_safe
def markdown(request, slug, number):
    version = seen_version(request, slug, number)
    body = exporting.markdown(version, request.user)
    return _kept(body, f"{slug}-{number}.md", "text/markdown; charset=utf-8")


def _kept(body, name, kind):
    return HttpResponse(
        body,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private"},
    )
