"""What the page of a thread shows: its messages, with who said them, and what one can do with each."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from samenspel.communities.models import Community
from samenspel.discussions import access, drafts
from samenspel.discussions.following import follow_of
from samenspel.discussions.models import Closing, Discussion, Mention, Message, Reaction, Split
from samenspel.discussions.moving import narrower_in
from samenspel.discussions.rendering import as_said, names_of
from samenspel.discussions.sight import Sight, read_in
from samenspel.moderation.distance import muted_by
from samenspel.moderation.models import Block, Hiding
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import has_introduced, is_signed_in


@dataclass
class Signs:
    """One sign under a message: how many put it there, whether the reader did, and who, as far as named."""

    sign: str
    label: Any
    n: int = 0
    is_mine: bool = False
    names: list = field(default_factory=list)

    @property
    def others(self):
        """How many are not named to the reader."""
        return self.n - len(self.names)


@dataclass
class Shown:
    """One message as the reader sees it."""

    message: Message
    url: str
    html: str
    is_named: bool
    to: str
    has_brought: bool
    is_mine: bool
    is_new: bool
    is_apart: bool
    is_narrower: bool
    hiding: Any
    signs: list
    can_react: bool
    can_answer: bool
    is_begun: bool
    can_edit: bool
    can_take_back: bool
    can_report: bool

    @property
    def can_act(self):
        """Whether there is anything the reader can do with it, beyond a sign."""
        return self.can_answer or self.is_mine or self.can_report


def rows_of(discussion, viewer):
    """The messages the viewer may read, with what a page needs of each."""
    return _whole(Message.objects.in_thread(discussion, viewer))


def _whole(rows):
    rows = rows.select_related("by", "answers__by", "preview")
    return rows.prefetch_related("files__file", "reactions__person")


def one_of(discussion, viewer, pk, *, whole=True):
    """The message with this number in a list, when the viewer may read it; the thread is one they may see.

    whole   with what a page needs of it, as ``rows_of``; else with who wrote it and what it answers
    """
    sight = discussion.sight
    if sight.community_id is None:
        return list(rows_of(discussion, viewer).filter(pk=pk))
    return _one_in(sight.visibility, whole)(viewer, discussion.pk, sight.community_id, pk)


@cache
def _one_in(visibility, whole):
    """The question for threads that stand this openly."""

    @question
    def one(viewer, discussion, community, pk):
        rows = Message.objects.in_thread_of(Sight(visibility, community), discussion, viewer)
        return _whole(rows.filter(pk=pk)) if whole else rows.filter(pk=pk).select_related("by", "answers")

    return one


def page_of(discussion, viewer, messages, *, upto=None, can_write=None):
    """What the page of a thread needs beside the messages themselves."""
    can_write = access.can_write(viewer, discussion) if can_write is None else can_write
    can_lead = access.can_lead(viewer, discussion)
    return {
        "discussion": discussion,
        "community": discussion.community,
        **shown(discussion, viewer, messages, upto=upto, can_write=can_write),
        "can_write": can_write,
        "can_lead": can_lead,
        "can_move": can_lead and not discussion.hangs,
        "is_begun": is_signed_in(viewer) and discussion.by_id == viewer.pk,
        "can_follow": has_introduced(viewer),
        "follow": follow_of(discussion, viewer),
        "closing": _closing(discussion, viewer),
        "read_by": who_reads(discussion),
        "choices": signs(),
        "hung": _hung(discussion),
        "my_narrower": narrower_in(discussion).filter(by=viewer).count() if is_signed_in(viewer) else 0,
    }


def origins(discussion, viewer):
    """What became of parts of it, and what it was part of, as far as the viewer may see those."""
    splits = _splits(None, discussion.pk)
    ends = {each.became_id for each in splits} | {each.discussion_id for each in splits}
    seen = _seen_discussions(viewer, ends - {discussion.pk})
    return {
        "splits": [each for each in splits if each.became_id in seen],
        "came_of": next((each.discussion for each in splits if each.discussion_id in seen), None),
    }


@question
def _splits(_nobody, discussion):
    near = Q(discussion=discussion) | Q(became=discussion)
    return Split.objects.filter(near).select_related("discussion", "became").order_by("at", "pk")


def _seen_discussions(viewer, ids):
    """Those of ``ids`` the viewer may see; most discussions were never split, and then nothing is asked."""
    rows = Discussion.objects.visible_to(viewer).filter(pk__in=ids) if ids else Discussion.objects.none()
    return set(rows.values_list("pk", flat=True))


def _hung(discussion):
    """What it hangs on: its name, address and kind."""
    hang, thing = discussion.hang, discussion.thing
    if thing is None:
        return None
    return {"title": hang.title_of(thing), "url": hang.url_of(thing), "label": hang.label}


def shown(discussion, viewer, messages, *, upto=None, can_write=None):
    """The messages as the viewer sees them, and whom of their people the viewer may see.

    upto   the number up to which the viewer read; None when that is nobody's business here
    """
    can_write = access.can_write(viewer, discussion) if can_write is None else can_write
    context = _Reader(discussion, viewer, messages)
    return {
        "shown": [_one(message, context, upto, can_write) for message in messages],
        "seen": context.people,
    }


def who_reads(discussion):
    """How openly the thread stands, as (visibility, community) for a sentence."""
    sight = discussion.sight
    return {"visibility": str(sight.visibility), "community": discussion.community}


def signs():
    """The signs with their words in the language of the reader."""
    return [(sign, str(label)) for sign, label in Reaction.Sign.choices]


def seen_people(viewer, ids):
    """The primary keys of those of ``ids`` whose names the viewer may read."""
    return set(_seen_people(viewer, ids)) if ids else set()


@question
def _seen_people(viewer, ids):
    return Person.objects.visible_to(viewer).filter(pk__in=ids).order_by().values_list("pk", flat=True)


@question
def _mentions(_nobody, messages):
    rows = Mention.objects.filter(message__in=messages)
    return rows.select_related("person", "role__community", "community")


class _Reader:
    """What is asked once for all messages of a page."""

    def __init__(self, discussion, viewer, messages):
        self.viewer = viewer
        self.sight = discussion.sight
        mentions = _mentions(None, {each.pk for each in messages}) if messages else []
        self.people = seen_people(viewer, _people_in(messages, mentions) | _people_of(discussion))
        self.called = defaultdict(list)
        for row in mentions:
            self.called[row.message_id].append(row)
        self.communities = _communities(viewer, mentions)
        self.apart = set(_kept_apart(viewer)) if is_signed_in(viewer) else set()
        self.hidings = _hidings(viewer, messages)
        self.begun = drafts.answers_begun(viewer, messages)


def _one(message, reader, upto, can_write):
    is_mine = is_signed_in(reader.viewer) and message.by_id == reader.viewer.pk
    hiding = reader.hidings.get(message.pk)
    stands = not message.is_withdrawn and hiding is None
    names = names_of(reader.called[message.pk], people=reader.people, communities=reader.communities)
    return Shown(
        message=message,
        url=message.get_absolute_url(),
        is_named=message.by_id in reader.people,
        to=_to(message, reader),
        has_brought=bool(message.files.all()) or getattr(message, "preview", None) is not None,
        html="" if message.is_withdrawn else as_said(message.text, names),
        is_mine=is_mine,
        is_new=upto is not None and message.number > upto and not is_mine,
        is_apart=message.by_id in reader.apart,
        is_narrower=reader.sight.is_wider_than(Sight(message.written_for, message.written_in_id)),
        hiding=hiding,
        signs=_signs(message, reader),
        can_react=can_write and stands,
        can_answer=can_write and stands,
        is_begun=message.pk in reader.begun,
        can_edit=can_write and stands and is_mine,
        can_take_back=stands and is_mine,
        can_report=stands and not is_mine and is_signed_in(reader.viewer),
    )


def _to(message, reader):
    """Whose answer it answers, where that is not the message on top of its branch."""
    answered = message.answers
    is_deeper = answered is not None and answered.number != message.branch
    return answered.by.name if is_deeper and answered.by_id in reader.people else ""


def _signs(message, reader):
    found = {}
    for reaction in sorted(message.reactions.all(), key=lambda each: each.pk):
        sign = found.setdefault(reaction.sign, Signs(reaction.sign, reaction.get_sign_display()))
        sign.n += 1
        sign.is_mine |= reaction.person_id == reader.viewer.pk
        if reaction.person_id in reader.people:
            sign.names.append(reaction.person.name)
    return [found[sign] for sign in Reaction.Sign.values if sign in found]


def _people_of(discussion):
    """Who began it, and who closed it."""
    closing = discussion.closed
    return {discussion.by_id, closing.by_id if closing else None} - {None}


def _people_in(messages, mentions):
    ids = {row.person_id for row in mentions}
    for message in messages:
        ids.add(message.by_id)
        ids.add(message.answers.by_id if message.answers else None)
        ids |= {reaction.person_id for reaction in message.reactions.all()}
    return ids - {None}


def _communities(viewer, mentions):
    ids = {row.community_id or (row.role and row.role.community_id) for row in mentions} - {None}
    if not ids:
        return set()
    return set(Community.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


@question
def _kept_apart(viewer):
    """Whose words the reader unfolds only when they want to: whom they muted or blocked."""
    blocked = Block.objects.filter(by=viewer).values_list("person", flat=True)
    return muted_by(viewer).values_list("person", flat=True).union(blocked)


def _hidings(viewer, messages):
    """How messages of the viewer were hidden; nobody else sees those at all."""
    mine = [each.pk for each in messages if is_signed_in(viewer) and each.by_id == viewer.pk]
    if not mine:
        return {}
    about = ContentType.objects.get_for_model(Message)
    rows = Hiding.objects.standing().filter(about_type=about, about_id__in=mine)
    return {row.about_id: row for row in rows}


def _closing(discussion, viewer):
    """That it is closed, with the summary when that was written for the viewer too."""
    closing = discussion.closed
    if closing is None:
        return None
    read = Closing.objects.filter(read_in(discussion.sight, viewer), pk=closing.pk)
    closing.is_readable = read.exists()
    return closing
