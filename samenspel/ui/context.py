"""What every page's frame needs. It knows rooms by the names of their addresses only, never by import."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

THEMES = ("light", "dark")

# Room, name of its first page, words, icon. A room that is not there is left out.
WAYS = (
    ("home", "home:home", _("Home"), "home"),
    ("communities", "communities:communities", _("Communities"), "communities"),
    ("people", "people:people", _("People"), "people"),
    ("organisations", "organisations:organisations", _("Organisations"), "organisations"),
    ("work", "work:results", _("Results"), "results"),
    ("opinions", "opinions:conversations", _("Opinions"), "opinions"),
    ("decisions", "decisions:decisions", _("Decisions"), "decisions"),
    ("networks", "networks:networks", _("Networks"), "networks"),
)


def frame(request):
    theme = request.COOKIES.get("theme")
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme if theme in THEMES else "",
        "demo": settings.DEMO,
        "sign_up_open": settings.SIGN_UP == "open",
        "ways": ways(request),
        "compose_url": address_of("home:start"),
        "privacy_url": address_of("privacy:privacy"),
    }


def ways(request):
    """The items of the navigation, with the one of the present room marked."""
    match = request.resolver_match
    here = match.app_names[0] if match and match.app_names else ""
    return [
        {"room": room, "url": url, "words": words, "icon": icon, "is_here": room == here}
        for room, name, words, icon in WAYS
        if (url := address_of(name))
    ]


def address_of(name):
    """The address of a page by name, or nothing when this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
