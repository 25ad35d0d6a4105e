"""What I said in a conversation: my votes, each of which can be changed, and what became of my statements."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.moderation.hiding import hidden_ids
from samenspel.opinions import access, joining
from samenspel.opinions.models import Judgement, Statement, Vote
from samenspel.opinions.views.doors import person_of, seen, who
from samenspel.opinions.writing import written_by
from samenspel.ui.paging import page_of


@require_safe
def mine(request, pk, slug):
    """Only to oneself: nobody else has a page that says who voted what."""
    talk = seen(request, pk)
    participant = joining.known(talk, who(request, talk))
    if participant is None:
        raise Http404
    votes = Vote.objects.filter(
        participant=participant, statement__in=Statement.objects.in_play().values("pk")
    )
    page = page_of(votes.select_related("statement"), request, key=("statement__number", "pk"), size=50)
    context = {
        "conversation": talk,
        "community": talk.community,
        "page": page,
        "choices": Vote.Value.choices,
        "can_vote": access.can_vote(person_of(request), talk),
        "statements": _with_fate(written_by(participant).in_order()),
    }
    return render(request, "opinions/mine.html", context)


def _with_fate(statements):
    """My statements, each with the last judgement on it, and whether moderators hid it."""
    statements = list(statements)
    hidden = set(
        hidden_ids(Statement)
        .filter(about_id__in=[row.pk for row in statements])
        .values_list("about_id", flat=True)
    )
    judged = {}
    for each in (
        Judgement.objects.filter(statement__in=statements).select_related("duplicate_of").order_by("at", "pk")
    ):
        judged[each.statement_id] = each
    for row in statements:
        row.is_hidden, row.judgement = row.pk in hidden, judged.get(row.pk)
    return statements
