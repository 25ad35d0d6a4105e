"""What waits in this room for one person: a vote to give, and statements to judge."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.communities.models import Membership
from samenspel.opinions.models import Conversation, Participant, Statement
from samenspel.privacy.questions import question

MOST = 5


def for_person(person):
    """(sentence, address, since when) of each thing that waits for ``person`` here, the longest first."""
    return sorted([*_to_vote(person), *_to_judge(person)], key=lambda each: each[2])


@question
def _asked(person):
    mine = Membership.objects.current().members().filter(person=person).values("community")
    voted = Participant.objects.filter(person=person, votes__isnull=False).values("conversation")
    rows = Conversation.objects.visible_to(person).open().filter(community__in=mine).exclude(pk__in=voted)
    rows = rows.filter(pk__in=Statement.objects.in_play().exclude(by=person).values("conversation"))
    return rows.order_by("started_at", "pk")[:MOST]


def _to_vote(person):
    """Conversations of my communities that are open, in which I said nothing yet."""
    for row in _asked(person):
        yield _("Vote on: %s") % row.topic, row.get_absolute_url(), row.started_at


@question
def _unjudged(person):
    looked_after = Conversation.objects.looked_after_by(person).values("pk")
    rows = Statement.objects.waiting().filter(conversation__in=looked_after).exclude(by=person)
    named = ("conversation", "conversation__slug", "conversation__topic")
    return rows.order_by().values(*named).annotate(n=Count("pk"), since=Min("at")).order_by("since")[:MOST]


def _to_judge(person):
    """Statements in conversations I look after that wait to be judged, a line per conversation."""
    for row in _unjudged(person):
        words = ngettext(
            "%(n)s statement waits to be judged: %(topic)s",
            "%(n)s statements wait to be judged: %(topic)s",
            row["n"],
        ) % {"n": row["n"], "topic": row["conversation__topic"]}
        address = reverse("opinions:judge", args=[row["conversation"], row["conversation__slug"]])
        yield words, address, row["since"]
