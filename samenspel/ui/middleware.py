"""What holds for every page: no cache keeps a personal one, and nobody writes faster than people do."""

from allauth.core import ratelimit
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control


def personal_pages(get_response):
    """Whoever is signed in gets pages that no cache keeps for someone else, nor shows again unasked."""

    def answer(request):
        response = get_response(request)
        is_personal = request.session.accessed and request.user.is_authenticated
        if is_personal and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return answer


def pace_of_writing(get_response):
    """So many forms a minute for one person, or one address without sign-in; then a page says to wait."""

    def answer(request):
        if request.method == "POST" and not _keeps_own_pace(request):
            action = "writing_signed_in" if request.user.is_authenticated else "writing"
            if not ratelimit.consume(request, action=action):
                return render(request, "429.html", status=429)
        return get_response(request)

    return answer


def own_pace(view):
    """Mark a view that limits by itself how often it is asked, since one writes there faster than forms."""
    view.keeps_own_pace = True
    return view


def _keeps_own_pace(request):
    try:
        return getattr(resolve(request.path_info).func, "keeps_own_pace", False)
    except Resolver404:
        return False
