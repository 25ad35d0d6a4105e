"""Letters that stop: whether one may go still, what stands beneath it, and the address that ends them.

The address is sealed and never ends, says what it stops, and works for who is not signed in: whoever has the
letter may stop it.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.house.address import whole
from samenspel.mail.sockets import Beneath, hold_back, stand_beneath
from samenspel.mail.together import all_in
from samenspel.notifications import choosing
from samenspel.notifications.models import Way
from samenspel.notifications.sockets import AT_ONCE, DEAF, KINDS, MUTERS, places_of

SALT = "notifications.stop"
AND = "+"
KIND, MUTE, PLACE, ALL = "kind", "mute", "place", "all"


@dataclass(frozen=True)
class Stop:
    """What an address of a letter stops: a kind, for a person, that happened in a community or a thread.

    kind   or several, as in a letter that says several things: "room.this+room.that"
    """

    person: Any
    kind: str
    place_id: int | None
    thread: str

    @property
    def words(self):
        """What the kind is, as in the settings."""
        if self.kind == choosing.DIGEST:
            return _("The letter of the day and of the week")
        return words_of(self.kinds)

    @property
    def kinds(self):
        return [kind for kind in self.kind.split(AND) if kind in {*KINDS, choosing.DIGEST}]

    @property
    def place(self):
        """The name of the community, for who belongs to it."""
        return dict(places_of(self.person)).get(self.place_id, "") if self.place_id else ""

    @property
    def thing(self):
        """What the thread is called, for who may see it."""
        name, _colon, pk = self.thread.partition(":")
        return MUTERS[name].title(self.person, int(pk)) if name in MUTERS else ""

    def choices(self):
        """(name, words) of what can be stopped, the nearest first."""
        found = [(KIND, _("Letters of this kind: %s") % self.words)]
        if self.thing:
            found.append((MUTE, _("All of this discussion, also here: %s") % self.thing))
        if self.place:
            found.append((PLACE, _("All letters from %s") % self.place))
        return [*found, (ALL, _("All letters, save codes to sign in"))]

    def carry_out(self, what):
        """Stop ``what``; a second time changes nothing."""
        if what == KIND:
            for kind in self.kinds:
                choosing.stop_kind(self.person, kind)
        elif what == PLACE:
            choosing.stop_place(self.person, self.place_id)
        elif what == MUTE:
            name, _colon, pk = self.thread.partition(":")
            MUTERS[name].mute(self.person, int(pk))
        else:
            choosing.stop_all(self.person)


def words_of(kinds):
    """What these kinds are called in the settings, in one line."""
    return "; ".join(str(KINDS[kind].words) for kind in kinds)


def token_for(letter):
    letters = told_in(letter)
    kinds = AND.join(kinds_in(letters))
    # Only what they share can be stopped as a whole.
    places = {each.place_id for each in letters}
    place = places.pop() if len(places) == 1 else 0
    return signing.dumps([letter.person_id, kinds, place or 0, letter.thread], salt=SALT, compress=True)


def told_in(letter):
    """Of the letters that ``letter`` speaks for those that may go; itself where it speaks for itself."""
    letters = all_in(letter)
    if letters == [letter]:
        return letters
    return [each for each in letters if not why_not_alone(each)] or [letter]


def kinds_in(letters):
    """The kinds these letters are of, each once."""
    return list(dict.fromkeys(each.kind for each in letters))


def opened(token):
    """What a sealed word stops, or None: it is not ours, or the person left."""
    try:
        pk, kind, place, thread = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = get_user_model().objects.filter(pk=pk, is_active=True).first()
    return person and Stop(person, kind, place or None, thread)


@hold_back
def why_not(letter):
    """A letter of a kind goes to who wants it so, may see what it is about, and wants to hear who did it."""
    if not letter.kind or letter.person is None:
        return ""
    if letter.kind == choosing.DIGEST:
        wanted = choosing.choices_of(letter.person, Way.MAIL).digests
        return "" if letter.said.get("when") in wanted else "turned off"
    # One that speaks for several goes as long as one of them may.
    whys = [why_not_alone(each) for each in all_in(letter)] or ["nothing to say"]
    return "" if "" in whys else whys[-1]


def why_not_alone(letter):
    """The same, of what this letter tells of itself."""
    return held_back(letter.person, letter.kind, letter.about_id, letter.place_id, letter.by, Way.MAIL)


def held_back(person, name, about, place_id, by, way):
    """Why ``person`` is not told of this at once in this way (any more), or ""."""
    kind = KINDS.get(name)
    if kind is None or choosing.choices_of(person, way).when(name, place_id) != AT_ONCE:
        return "turned off"
    if by is not None and any(person.pk in each([person], by) for each in DEAF):
        return "keeps distance"
    if about is None:
        return ""
    thing = kind.visible_to(person).filter(pk=about).first()
    if thing is None:
        return "out of sight"
    return "" if kind.still(person, thing) else "muted"


@stand_beneath
def beneath(letter):
    """Why the reader gets it, and how it stops."""
    if not letter.kind or letter.person is None:
        return None
    stop = whole(reverse("notifications:stop", args=[token_for(letter)]))
    if letter.kind == choosing.DIGEST:
        why = _("You get this letter because something in it is new for you.")
    else:
        words = words_of(kinds_in(told_in(letter)))
        why = _("You get this letter because you hear at once of this: %s.") % words
    links = []
    if letter.thread.partition(":")[0] in MUTERS and stop:
        links.append((_("Hear no more of this discussion"), f"{stop}?mute=yes"))
    if not letter.person.is_light:
        links.append((_("Choose what you hear of"), whole(reverse("notifications:choices"))))
    return Beneath(why=why, links=tuple(links) if stop else (), stop=stop)
