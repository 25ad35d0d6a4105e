"""A public result elsewhere: the picture that goes along with a link, and a page to put in another site.

Both know no visitor: they show what everyone may see, set no cookie and run no script.
"""

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from samenspel.house.address import whole
from samenspel.ui.sending import asked
from samenspel.work import cards
from samenspel.work.credited import with_credits
from samenspel.work.models import Result

AN_HOUR = 3600


def _public(pk):
    found = with_credits(Result.objects.visible_to(None).with_place().filter(pk=pk)[:1], None)
    return found[0] if found else None


@require_safe
def card(request, pk):
    """The picture of a public result, 1200 by 630, in the language of the house."""
    result = _public(pk)
    if result is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        said = cards.content(result)
    etag = quote_etag(cards.mark(said))
    fresh = get_conditional_response(request, etag=etag)
    response = fresh or HttpResponse(cards.png(said), content_type="image/png")
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=AN_HOUR)
    return response


@require_safe
@xframe_options_exempt
@csp_replace(
    {
        "script-src": [NONE],
        "connect-src": [NONE],
        "worker-src": [NONE],
        "manifest-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [NONE],
        "frame-ancestors": ["*"],
    }
)
def embed(request, pk):
    """A public result in a frame on another site; one that is public no more says so in the frame."""
    result = _public(pk)
    with translation.override(_language(request)):
        context = {
            "result": result,
            "site_name": settings.SITE_NAME,
            "LANGUAGE_CODE": translation.get_language(),
        }
        if result is not None:
            context["url"] = whole(result.get_absolute_url(), request)
        page = render_to_string("work/embed.html", context)
    response = HttpResponse(page, status=404 if result is None else 200)
    patch_cache_control(response, public=True, max_age=AN_HOUR if result else 0)
    return response


def _language(request):
    asked_for = asked(request, "lang", most=5)
    return asked_for if asked_for in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
