"""A learning session: asking, seeing, and saying what we will do differently."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.gatherings import committing
from samenspel.gatherings.models import Insight, LearningQuestion
from samenspel.gatherings.sessions import access
from samenspel.gatherings.stepping import say_changed
from samenspel.ui.sending import once_only


def ask(gathering, *, by, words, once=None, at=None):
    """Put a question to the session."""
    if not access.can_take_part(by, gathering):
        raise PermissionDenied

    def make():
        said = {"words": words, "by": by, "once": once, "at": at or timezone.now()}
        new = LearningQuestion.objects.create(gathering=gathering, **said)
        say_changed(gathering)
        return new

    return once_only(make, LearningQuestion, once=once, by=by)


def see(gathering, *, by, words, question=None, once=None, at=None):
    """Write down an insight, perhaps as an answer to a question of this session."""
    if not access.can_take_part(by, gathering):
        raise PermissionDenied
    if question is not None and question.gathering_id != gathering.pk:
        raise PermissionDenied

    def make():
        said = {"words": words, "question": question, "by": by, "once": once, "at": at or timezone.now()}
        new = Insight.objects.create(gathering=gathering, **said)
        say_changed(gathering)
        return new

    return once_only(make, Insight, once=once, by=by)


@transaction.atomic
def do_differently(insight, *, by, what, owner, by_when, once=None, at=None):
    """What follows from it: an agreement with an owner and a day. A second time gives the same."""
    Insight.objects.select_for_update().get(pk=insight.pk)
    insight = Insight.objects.select_related("gathering__community", "commitment").get(pk=insight.pk)
    if insight.is_hidden:
        raise PermissionDenied
    if insight.commitment is None:
        said = {"what": what, "owner": owner, "by_when": by_when, "once": once, "at": at}
        insight.commitment = committing.agree(insight.gathering, by=by, **said)
        insight.save(update_fields=["commitment"])
    return insight.commitment


@transaction.atomic
def take_away(thing, *, by):
    """Take a question or an insight away; what was agreed on it stays. A second time changes nothing."""
    if not type(thing).objects.filter(pk=thing.pk).exists():
        return
    if not access.can_take_away(by, thing):
        raise PermissionDenied
    thing.delete()
    say_changed(thing.gathering)
