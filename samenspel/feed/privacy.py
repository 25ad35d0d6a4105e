"""What this main holds about people."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.feed.models import Entry
from samenspel.privacy.sockets import hold, on_erasure

hold(
    Entry,
    what=_("What you did that others may know: started, joined, left, published"),
    why=_("So that everyone can see what happened, in order of time."),
    basis=_("Your own choice to take part."),
    kept=_("As long as the thing it is about exists."),
    seen_by=_("Whoever may see the thing it is about."),
    on_erasure=_("The line stays, without your name."),
)


@on_erasure
def forget(person):
    """Lines about the person go; those about what they did stay, and lead to nobody."""
    Entry.objects.filter(about_type=ContentType.objects.get_for_model(person), about_id=person.pk).delete()
