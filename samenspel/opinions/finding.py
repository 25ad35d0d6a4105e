"""Finding conversations by words in their question or in a statement that is voted on."""

from django.db.models import Q

from samenspel.opinions.models import Statement
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc


def found(conversations, words):
    """Those of ``conversations``, which the viewer may see, in which all the words occur in one text."""
    docs = SearchDoc.objects.matching(asks(words))
    statements = Statement.objects.in_play().filter(pk__in=docs.of("statement").values("thing_id"))
    return conversations.filter(
        Q(pk__in=docs.of("conversation").values("thing_id")) | Q(pk__in=statements.values("conversation"))
    )
