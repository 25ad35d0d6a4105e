"""Where rooms plug in: whether a letter may go, who says it, what stands beneath it, what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# letter → why it may not go, in a few words for who looks after the house; "" when it may.
HOLDING_BACK: list[Callable] = []
# letter → Beneath: what stands under it, and how it is stopped.
BENEATH: list[Callable] = []
# (letter, what the mail server said): its address does not take letters.
WHEN_REFUSED: list[Callable] = []
# letter → the address an answer by mail goes to, or "".
REPLY_TO: list[Callable] = []
COMPOSERS: dict[str, Callable] = {}
# Of composers that say several letters of one reader in one: (the newest, the others) → sets what they share.
AS_ONE: dict[str, Callable] = {}
ANSWERABLE: dict[str, "Answerable"] = {}


@dataclass(frozen=True)
class Beneath:
    """What stands under a letter that can be refused.

    why      why the reader gets it, in a sentence
    links    (words, whole address) pairs
    stop     whole address at which one stops it, also with one click of the mail program; may be ""
    """

    why: str = ""
    links: tuple = ()
    stop: str = ""


@dataclass(frozen=True)
class Said:
    """What a composer says: text parts as ``writing`` takes them, and what goes along."""

    subject: str
    text: str
    html: str = ""
    attachments: tuple = ()


@dataclass(frozen=True)
class Answerable:
    """Something a letter can be answered to by mail, as the room that owns it registers it.

    find       (primary key, person) → the thing when ``person`` may see it, or None
    can_answer person, thing → whether they may write there now
    answer     (thing, by=, text=, files=, at=, once=) → does it, once for the same ``once``; gives a sentence
               for each file that stays behind, and raises ``NotPlaced`` for what stands in the way
    title_of   thing → what it is called
    url_of     thing → its page
    """

    name: str
    find: Callable
    can_answer: Callable
    answer: Callable
    title_of: Callable
    url_of: Callable


def hold_back(look):
    """Let a room say that a letter may not go: ``look(letter)``, asked just before it goes."""
    HOLDING_BACK.append(look)
    return look


def stand_beneath(look):
    """Let a room say what stands under a letter: ``look(letter)`` gives Beneath, or None."""
    BENEATH.append(look)
    return look


def when_refused(hear):
    """Let a room hear that the mail server refused a letter for good: ``hear(letter, words)``."""
    WHEN_REFUSED.append(hear)
    return hear


def reply_to(address):
    """Let a room say where an answer to a letter goes: ``address(letter)``, "" for nowhere."""
    REPLY_TO.append(address)
    return address


def composer(name, compose, *, as_one=None):
    """Name who says letters of this name when they go: ``compose(letter)`` gives Said, or None.

    as_one   letters of this name to one reader that are due go as one: ``as_one(newest, others)`` sets its
             thread and what it answers; ``together.all_in`` gives the letters it speaks for
    """
    COMPOSERS[name] = compose
    if as_one is not None:
        AS_ONE[name] = as_one
    return compose


def answerable(name, **parts: Any):
    """Name what a letter can be answered to; see ``Answerable``."""
    ANSWERABLE[name] = Answerable(name=name, **parts)
    return ANSWERABLE[name]


def beneath(letter):
    """What stands under ``letter``; the first room that has something to say of it says it."""
    return next(filter(None, (look(letter) for look in BENEATH)), Beneath())


def address_of_answer(letter):
    """Where an answer to ``letter`` goes by mail, or ""."""
    return next(filter(None, (address(letter) for address in REPLY_TO)), "")


def why_not(letter):
    """Why ``letter`` may not go, or ""."""
    return next(filter(None, (look(letter) for look in HOLDING_BACK)), "")
