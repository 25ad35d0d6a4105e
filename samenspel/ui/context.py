"""What every page's frame needs. It knows rooms by the names of their addresses only, never by import."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Way:
    """A way into the house. ``paths``: which pages are its own, where a room has several ways; ``first``: a
    group of ways begins with it."""

    name: str
    room: str
    page: str
    words: Any
    paths: tuple[str, ...] = ()
    first: bool = False

    def is_here(self, room, path):
        return room == self.room and (not self.paths or path.startswith(self.paths))


# A room that is not there is left out. The name is also that of the icon.
WAYS = (
    Way("home", "home", "home:home", _("Home"), ("/desk/",)),
    Way("news", "feed", "feed:news", _("News")),
    Way("communities", "communities", "communities:communities", _("Communities"), first=True),
    Way("people", "people", "people:people", _("People")),
    Way("organisations", "organisations", "organisations:organisations", _("Organisations")),
    Way("networks", "networks", "networks:networks", _("Networks")),
    Way(
        "roadmap",
        "work",
        "work:roadmaps",
        _("Roadmaps"),
        ("/roadmap/", "/initiatives/", "/experiments/"),
        True,
    ),
    Way("calls", "work", "work:calls", _("Calls"), ("/calls/", "/offers/")),
    Way("results", "work", "work:results", _("Results"), ("/results/",)),
    Way("discussions", "discussions", "discussions:discussions", _("Discussions"), first=True),
    Way("opinions", "opinions", "opinions:conversations", _("Opinions")),
    Way("decisions", "decisions", "decisions:decisions", _("Decisions")),
    Way("gatherings", "gatherings", "gatherings:gatherings", _("Gatherings")),
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
        "is_composing": request.path == address_of("home:start"),
        "privacy_url": address_of("privacy:privacy"),
        "search_url": address_of("search:search"),
        "suggestions_url": address_of("search:suggestions"),
    }


def ways(request):
    """The items of the navigation, with the one of the present room marked."""
    match = request.resolver_match
    here = match.app_names[0] if match and match.app_names else ""
    return [
        {
            "name": way.name,
            "url": url,
            "words": way.words,
            "first": way.first,
            "is_here": way.is_here(here, request.path) or request.path == url,
        }
        for way in WAYS
        if (url := address_of(way.page))
    ]


def address_of(name):
    """The address of a page by name, or nothing when this installation has no such page."""
    return _address(name, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=256)
def _address(name, urlconf, prefix):
    """Every page asks for the same fifteen; ``prefix`` is where the program stands on its host."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return ""
