"""The one htmx helper: answer an act with the part of the page that changed, or send the person on."""

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def show_part_or_redirect(request, template_part, thing, context=None):
    """The named part of a page to htmx, a redirect to the page of ``thing`` to everyone else.

    template_part  "room/page.html#part"
    thing          a model instance with a page, or an address; the part knows it as ``thing``
    context        what else the part needs; permission was decided by the view that calls this

    What there is to say (django.contrib.messages) comes along with the part, into the page's status region.
    """
    if wants_part(request):
        response = HttpResponse(render_to_string(template_part, {"thing": thing, **(context or {})}, request))
        if get_messages(request):
            response.write(render_to_string("ui/_messages_beside.html", {}, request))
    else:
        response = redirect(thing)
    patch_vary_headers(response, ["HX-Request"])
    return response


def wants_part(request):
    """Whether htmx asks for a part; a boosted link asks for the whole page."""
    return bool(request.htmx) and not request.htmx.boosted
