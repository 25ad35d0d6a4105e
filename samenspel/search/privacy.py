"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.privacy.sockets import hold, on_erasure
from samenspel.search.asking import marked
from samenspel.search.models import SavedHit, SavedSearch, SearchDoc
from samenspel.search.vocabulary import forget_those_unused

AT_A_TIME = 400

hold(
    SearchDoc,
    what=_("The words by which you are found"),
    why=_("So that people who look for what you bring find you."),
    basis=_("Agreement with you: they are made of what you wrote, and follow whom you show it to."),
    kept=_("As long as what they are made of."),
    seen_by=_("Nobody reads them; who may see what they are made of can find you by them."),
    on_erasure=_("They are removed."),
    withheld=_("They are made of what you wrote, which you find with what it is part of."),
)
hold(
    SavedSearch,
    what=_("Searches you keep, to hear of what is new"),
    why=_("So that you need not look again and again."),
    basis=_("Agreement with you: you saved them."),
    kept=_("Until you stop them."),
    seen_by=_("Only you."),
    on_erasure=_("They are removed."),
)
hold(
    SavedHit,
    what=_("What was found by a search you keep"),
    why=_("So that you hear of each thing once."),
    basis=_("Agreement with you: you saved the search."),
    kept=_("As long as the search is kept."),
    seen_by=_("Only you."),
    on_erasure=_("They are removed."),
    leave_out=("thing_id",),
)


@on_erasure
def forget_their_words(person):
    """Words that only they said, such as their name, do not occur any more."""
    docs = SearchDoc.objects.filter(person=person)
    tokens = {token.removeprefix("t:") for doc in docs for token in doc.words.split(" ")}
    words = sorted(token for token in tokens if ":" not in token)
    docs.delete()
    for start in range(0, len(words), AT_A_TIME):
        forget_those_unused(words[start : start + AT_A_TIME])


@on_erasure
def forget_who_wrote(person):
    """Take the mark of who wrote it from what stays under "former member"."""
    mark = f"by:{person.pk}"
    docs = SearchDoc.objects.matching(marked(mark)).order_by("pk")
    while some := list(docs[:AT_A_TIME]):
        for doc in some:
            doc.words = " ".join(word for word in doc.words.split(" ") if word != mark)
        SearchDoc.objects.bulk_update(some, ["words"])
