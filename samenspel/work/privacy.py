"""What this room holds about people."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.feed.models import Entry
from samenspel.privacy.sockets import hold, on_taking_along
from samenspel.search.indexing import forget
from samenspel.work import roadmap_privacy  # noqa: F401 (it names what it holds)
from samenspel.work.models import (
    Contribution,
    CreditLetter,
    Evidence,
    Result,
    ResultFile,
    ResultLink,
    ResultRevision,
)

hold(
    Contribution,
    what=_("In which results you are named, what you brought, and whether you said yes"),
    why=_("So that whoever did the work is seen, and to know who works together."),
    basis=_("Your own yes; until then the legitimate interest of the community in asking you."),
    kept=_("As long as the result is published."),
    seen_by=_("Whoever may see the result, once you say yes. Until then you, and who may change the result."),
    on_erasure=_("Your contribution is removed; the result stays."),
    leave_out=("proposed_by",),
    mine=lambda person: Contribution.objects.filter(person=person),
    page="work:credits",
)
hold(
    CreditLetter,
    what=_("About which results you got a letter asking whether your name may stand there"),
    why=_("So that you get one letter about a result, whatever others change in it."),
    basis=_("Legitimate interest: yours, in not being bothered twice."),
    kept=_("As long as the result is published."),
    seen_by=_("Only you."),
    on_erasure=_("It is removed."),
)
hold(
    ResultRevision,
    what=_("Results you changed, how they read before, and why"),
    why=_("So that it stays clear what was said before, and who changed it."),
    basis=_("Legitimate interest of the community."),
    kept=_("As long as the result is published."),
    seen_by=_("Members of the community, and who is named in the result."),
    on_erasure=_("The change stays, without your name."),
    mine=lambda person: ResultRevision.objects.filter(by=person),
)
hold(
    ResultLink,
    what=_("Links to evidence with results you published"),
    why=_("So that others can see for themselves."),
    basis=_("Your own choice to publish."),
    kept=_("As long as the result is published."),
    seen_by=_("Whoever may see the result."),
    on_erasure=_("It stays with the result, which carries your name no more; or it is removed with it."),
    mine=lambda person: ResultLink.objects.filter(result__published_by=person),
)
hold(
    ResultFile,
    what=_("Pictures and documents with results you published"),
    why=_("So that others can see for themselves."),
    basis=_("Your own choice to publish."),
    kept=_("As long as the result is published."),
    seen_by=_("Whoever may see the result."),
    on_erasure=_("It stays with the result, which carries your name no more; or it is removed with it."),
    mine=lambda person: ResultFile.objects.filter(result__published_by=person),
)
hold(
    Result,
    what=_("Results you published"),
    why=_("To show what came of the work and what was learned."),
    basis=_("Your own choice to publish."),
    kept=_("Until you or a steward takes it back."),
    seen_by=_("Whom you chose when you published it."),
    on_erasure=_("The result stays, without your name; or it is removed, when you choose so."),
)
hold(
    Evidence,
    what=_("In which results your competences showed"),
    why=_("So that a competence is more than a word."),
    basis=_("Your own choice."),
    kept=_("Until you take it away, or the result is gone."),
    seen_by=_("Whoever may see your competences and the result."),
    on_erasure=_("It is removed; the result stays."),
)


@on_taking_along
def take_along(person):
    """Results they published go, with what was told about them."""
    theirs = Result.objects.filter(published_by=person)
    kind = ContentType.objects.get_for_model(Result)
    Entry.objects.filter(about_type=kind, about_id__in=theirs.values("pk")).delete()
    forget("result", theirs.values_list("pk", flat=True))
    theirs.delete()
