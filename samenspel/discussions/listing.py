"""Lists of threads: which ones, and what is new in them for who looks."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspel.communities.models import Membership
from samenspel.discussions.models import Closing, Discussion, Follow, Message, Reading
from samenspel.discussions.showing import seen_people
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import is_signed_in
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc

# What was never opened counts as new for so long after the last word in it.
NEW_FOR = timedelta(days=30)


def threads_of(community, viewer, which="all", *, at=None):
    """Those that stand in a community on their own."""
    rows = Discussion.objects.own_visible_to(viewer).filter(community=community)
    return _narrowed(rows.select_related("community", "by"), viewer, which, at=at)


def mine(person, which="all", *, at=None):
    """Those of all one's communities, and whatever one follows, also when it hangs on something."""
    communities = Membership.objects.current().filter(person=person).values("community")
    followed = Follow.objects.filter(person=person, how=Follow.How.FOLLOWS).values("discussion")
    near = Q(community__in=communities, hangs="") | Q(pk__in=followed)
    rows = Discussion.objects.visible_to(person).filter(near).select_related("community", "by")
    return _narrowed(rows, person, which, at=at)


def everywhere(viewer, which="all"):
    """Those that stand on their own wherever the viewer may read along."""
    rows = Discussion.objects.own_visible_to(viewer).select_related("community", "by")
    return _narrowed(rows, viewer, which, at=None)


def found(discussions, words, viewer):
    """Those in whose title, or in one message the viewer may read, all the words occur."""
    if not words:
        return discussions
    docs = SearchDoc.objects.matching(asks(words))
    messages = Message.objects.visible_to(viewer).standing()
    messages = messages.filter(pk__in=docs.of("message").values("thing_id"))
    titled = Q(pk__in=docs.of("discussion").values("thing_id"))
    return discussions.filter(titled | Q(pk__in=messages.values("discussion")))


def with_marks(discussions, viewer):
    """Each with ``new_count`` (messages by others the viewer did not read), ``is_new`` (never opened),
    ``shown_by`` (who began it, when the viewer may see them), ``is_followed`` and ``is_muted``."""
    ids = {each.pk for each in discussions}
    if not ids:
        return
    seen = seen_people(viewer, {each.by_id for each in discussions} - {None})
    closed, read, counts, follows = set(_closed(None, ids)), {}, {}, {}
    if is_signed_in(viewer):
        read, follows = dict(_reading_of(viewer, ids)), dict(_follows(viewer, ids))
    if read:
        counts = dict(_new_counts(viewer, ids))
    for each in discussions:
        each.is_closed_now = each.pk in closed
        each.is_named = each.by_id in seen
        each.new_count = counts.get(each.pk, 0)
        each.is_new = is_signed_in(viewer) and each.pk not in read and _is_recent(each)
        each.is_muted = follows.get(each.pk) == Follow.How.MUTED


def _narrowed(rows, person, which, *, at):
    if which == "closed":
        return rows.filter(pk__in=Closing.objects.standing().values("discussion"))
    if not is_signed_in(person):
        return rows
    if which == "followed":
        return rows.filter(follows__person=person, follows__how=Follow.How.FOLLOWS)
    if which == "new":
        upto = Reading.objects.filter(discussion=OuterRef("pk"), person=person).values("upto")
        rows = rows.annotate(upto=Subquery(upto))
        unread = Message.objects.meant_for(person).standing().exclude(by=person)
        unread = unread.filter(discussion=OuterRef("pk"), number__gt=Coalesce(OuterRef("upto"), 0))
        recent = (at or timezone.now()) - NEW_FOR
        muted = Follow.objects.filter(person=person, how=Follow.How.MUTED).values("discussion")
        # The first is cheap and leaves few to look into: something was said, by others, that they may read.
        is_new = Q(upto__lt=F("last_number")) | Q(upto=None, last_at__gt=recent)
        return rows.filter(is_new, Exists(unread)).exclude(pk__in=muted)
    return rows


@question
def _closed(_nobody, ids):
    return Closing.objects.standing().filter(discussion__in=ids).values_list("discussion", flat=True)


@question
def _follows(viewer, ids):
    return Follow.objects.filter(person=viewer, discussion__in=ids).values_list("discussion", "how")


@question
def _reading_of(viewer, ids):
    """Up to which number the viewer read each; those never opened are not in it."""
    return Reading.objects.filter(person=viewer, discussion__in=ids).values_list("discussion", "upto")


@question
def _new_counts(viewer, ids):
    """How many messages they may read the viewer did not read of each they opened before, in one question."""
    upto = Reading.objects.filter(discussion=OuterRef("discussion"), person=viewer).values("upto")
    rows = Message.objects.meant_for(viewer).standing().filter(discussion__in=ids).exclude(by=viewer)
    rows = rows.annotate(upto=Subquery(upto)).filter(number__gt=F("upto"))
    return rows.order_by().values_list("discussion").annotate(n=Count("pk"))


def _is_recent(discussion):
    return discussion.last_at > timezone.now() - NEW_FOR
