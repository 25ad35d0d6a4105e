"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.privacy.sockets import hold
from samenspel.search.models import SearchDoc

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
