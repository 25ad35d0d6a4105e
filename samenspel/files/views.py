"""Bringing a file, fetching one, and taking one back before anything holds it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseNotModified,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.files import keeping
from samenspel.files.models import SIZES, File
from samenspel.files.problems import Refused
from samenspel.privacy.visibility import has_introduced

PIECE = 64 * 1024
# Nothing that is fetched here may run, frame or load anything, whatever it turns out to hold.
CANNOT_RUN = "default-src 'none'; sandbox; frame-ancestors 'none'"


@login_required
@require_POST
def bring(request):
    """One file at a time, for the island that shows how far it is; without script the form brings them."""
    if not has_introduced(request.user):
        raise PermissionDenied
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"problem": _("Choose a file.")}, status=422)
    try:
        file = keeping.keep(upload, by=request.user)
    except Refused as problem:
        return JsonResponse({"problem": str(problem), "name": problem.name}, status=422)
    name = request.POST.get("name", "files")[:40]
    html = render_to_string("files/_kept.html", {"file": file, "name": name}, request)
    return JsonResponse({"key": file.key, "html": html}, status=201)


@login_required
@require_POST
def take_back(request, key):
    """Gone at once, as long as nothing holds it."""
    mine = File.objects.held_nowhere().filter(key=key, by=request.user)
    if not keeping.remove(mine):
        raise Http404
    return HttpResponse(status=204)


@require_safe
def file(request, key):
    """The file itself: a picture or sound where it stands, anything else to keep on one's own device."""
    found = get_object_or_404(File.objects.visible_to(request.user), key=key)
    if _has_it(request, found.key):
        return _guarded(HttpResponseNotModified(), found.key)
    path = keeping.path_of(found.key)
    if not path.is_file():
        raise Http404
    response = StreamingHttpResponse(_read(path), content_type=found.mime)
    response["Content-Length"] = path.stat().st_size
    shown = found.kind in {File.Kind.PICTURE, File.Kind.SOUND} and "download" not in request.GET
    response["Content-Disposition"] = content_disposition_header(not shown, found.name)
    return _guarded(response, found.key)


@require_safe
def sized(request, key, size):
    """A picture as pages show it, made when it is first asked for."""
    found = get_object_or_404(File.objects.visible_to(request.user), key=key, kind=File.Kind.PICTURE)
    if size not in SIZES:
        raise Http404
    mark = f"{found.key}-{size}"
    if _has_it(request, mark):
        return _guarded(HttpResponseNotModified(), mark)
    try:
        picture = keeping.sized(found, size)
    except FileNotFoundError:
        raise Http404 from None
    return _guarded(HttpResponse(picture, content_type="image/webp"), mark)


def _read(path):
    """The file in pieces; it is opened when the first is asked for."""
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            yield piece


def _has_it(request, mark):
    """Whether the browser has it still; asked only after it was looked up who may see it."""
    return quote_etag(mark) in parse_etags(request.headers.get("If-None-Match", ""))


def _guarded(response, mark):
    """A file never changes, but who may see it does: browsers keep it and ask each time."""
    response["ETag"] = quote_etag(mark)
    response["Content-Security-Policy"] = CANNOT_RUN
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # Pictures do not get smaller, and a file that is packed on the way has no length.
    response["Content-Encoding"] = "identity"
    patch_cache_control(response, private=True, no_cache=True)
    return response
