"""What this room holds about people."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.feed.models import Entry
from samenspel.privacy.sockets import hold, on_taking_along
from samenspel.work.models import Contribution, Evidence, Result

hold(
    Contribution,
    what=_("To which results you contributed, and what you brought"),
    why=_("So that whoever did the work is seen, and to know who works together."),
    basis=_("Legitimate interest of the community; whoever publishes a result asks those who are named."),
    kept=_("As long as the result is published."),
    seen_by=_("Whoever may see the result."),
    on_erasure=_("Your contribution is removed; the result stays."),
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
    theirs.delete()
