"""What pages say of a conversation: how many statements it has, and how far the viewer is."""

from django.db.models import Count

from samenspel.opinions.models import Participant, Statement, Vote


def with_words(conversations, viewer):
    """Give each conversation ``statement_count`` and, for who votes in it, ``voted_count``."""
    counts = _counts(Statement.objects.in_play().filter(conversation__in=conversations), "conversation")
    voted = {}
    if getattr(viewer, "is_authenticated", False):
        mine = Participant.objects.filter(person=viewer, conversation__in=conversations)
        votes = Vote.objects.filter(participant__in=mine.values("pk"))
        voted = _counts(votes.filter(statement__in=Statement.objects.in_play().values("pk")), "conversation")
    for conversation in conversations:
        conversation.statement_count = counts.get(conversation.pk, 0)
        conversation.voted_count = voted.get(conversation.pk, 0)
    return conversations


def _counts(rows, by):
    return dict(rows.order_by().values(by).annotate(n=Count("pk")).values_list(by, "n"))


def progress(conversation, participant):
    """(on how many statements in play this participant voted, how many there are for them)."""
    in_play = Statement.objects.in_play().filter(conversation=conversation)
    total = in_play.count()
    done = participant.votes.filter(statement__in=in_play.values("pk")).count() if participant else 0
    return done, total
