"""Where someone is signed in: which devices, in words, and when each was last here.

No address of the connection is kept, so no place can be guessed from it.
"""

import re
import time

from allauth.usersessions.internal import flows
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.live.changing import ask_again

NO_ADDRESS = "::"
SEEN = "seen"
# The row is written at most once an hour, so that a page costs nothing more.
SECONDS_BETWEEN = 3600
# In this order: later ones call themselves by the names of earlier ones as well.
BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux"),
)


def device_in_words(user_agent):
    """What someone would call this browser and device: “Firefox on Windows”."""
    browser, system = _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("An unknown device")


def _first(names, user_agent):
    return next((name for name, pattern in names if re.search(pattern, user_agent)), "")


def note(request):
    """Remember that this browser is signed in now."""
    UserSession.objects.create_from_request(request)
    UserSession.objects.filter(session_key=request.session.session_key).update(ip=NO_ADDRESS)
    request.session[SEEN] = time.time()


def last_seen(get_response):
    """Keep when each device was last here, to the hour."""

    def answer(request):
        response = get_response(request)
        seen = request.session.get(SEEN) if request.session.accessed else None
        if seen and time.time() - seen > SECONDS_BETWEEN and request.user.is_authenticated:
            request.session[SEEN] = time.time()
            here = UserSession.objects.filter(session_key=request.session.session_key)
            here.update(last_seen_at=timezone.now())
        return response

    return answer


def devices(request):
    """The devices this person is signed in on, the present one first, each with ``words`` and ``is_here``."""
    key = request.session.session_key
    if not UserSession.objects.filter(session_key=key).exists():
        note(request)
    sessions = UserSession.objects.purge_and_list(request.user)
    for session in sessions:
        session.words = device_in_words(session.user_agent)
        session.is_here = session.session_key == key
    return sorted(sessions, key=lambda session: (not session.is_here, -session.last_seen_at.timestamp()))


def sign_out(request, pk):
    """Sign one other device out; says whether there was one."""
    there = list(_others(request).filter(pk=pk))
    flows.sessions.end_sessions(request, there)
    ask_again(request.user)
    return bool(there)


def sign_out_everywhere_else(request):
    flows.sessions.end_sessions(request, list(_others(request)))
    ask_again(request.user)


def _others(request):
    return UserSession.objects.filter(Q(user=request.user) & ~Q(session_key=request.session.session_key))
