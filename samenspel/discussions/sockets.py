"""Where rooms above hang threads on their things.

The owner of a thread holds the key to it, ``discussion = OneToOneField("discussions.Discussion", …)``,
and its room says here who may see and who may talk. The thread itself is made at the first message.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samenspel.communities.access import can_contribute, can_look_after
from samenspel.discussions.renaming import follow_titles
from samenspel.discussions.sight import Sight, stricter
from samenspel.privacy.visibility import Visibility


@dataclass(frozen=True)
class Hang:
    """One kind of thing that threads hang on.

    name           as in ``Discussion.hangs``: "work.result"
    visible_to     person → the things they may see, as a queryset
    can_talk       (person, thing) → whether they may write beside it now
    community_of   thing → the community it stands in, or None
    title_of       thing → what it is called
    url_of         thing → where its page is
    sight_of       thing → how openly it stands (``Sight``): new words are written for those
    can_lead       (person, thing) → whether they may close, split and reopen the thread
    label          what kind of thing it is, in a word (lazy)
    """

    name: str
    model: Any
    visible_to: Callable
    can_talk: Callable
    community_of: Callable
    title_of: Callable
    url_of: Callable
    field: str
    sight_of: Callable
    can_lead: Callable
    label: Any

    def thing_of(self, discussion):
        """What the thread hangs on, or None when that is gone."""
        return self.model._default_manager.filter(**{self.field: discussion.pk}).first()

    def seen_discussions(self, person):
        """The primary keys of threads on things that ``person`` may see."""
        things = self.visible_to(person).filter(**{f"{self.field}__isnull": False})
        return things.order_by().values(f"{self.field}_id")


HANGS: dict[str, Hang] = {}


def hang(
    name,
    model,
    *,
    visible_to,
    can_talk=None,
    community_of=lambda thing: thing.community,
    title_of=str,
    url_of=lambda thing: thing.get_absolute_url(),
    field="discussion",
    sight_of=None,
    can_lead=None,
    label="",
):
    """Let threads hang on the things of ``model``. Who may talk: whoever sees it and contributes to its
    community, unless told otherwise; who leads: whoever looks after that community."""
    HANGS[name] = Hang(
        name,
        model,
        visible_to,
        can_talk or (lambda person, thing: can_contribute(person, community_of(thing))),
        community_of,
        title_of,
        url_of,
        field,
        sight_of or (lambda thing: _sight(thing, community_of(thing))),
        can_lead or (lambda person, thing: can_look_after(person, community_of(thing))),
        label,
    )
    follow_titles(HANGS[name])


def hang_of(thing):
    """The kind under which a thing was named here. Raises KeyError when its room has not."""
    return next(each for each in HANGS.values() if each.model is type(thing))


def _sight(thing, community):
    """As openly as the thing says of itself, and never more than its community."""
    said = getattr(thing, "visibility", None) or Visibility.MEMBERS
    if community is None:
        return Sight(Visibility(said), None)
    return Sight(stricter(said, community.visibility), community.pk)
