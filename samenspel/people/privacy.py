"""What this room holds about people."""

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person
from samenspel.privacy.sockets import hold

ACCOUNT = _("Agreement with you: without it you cannot have an account.")

hold(
    Person,
    what=_("Your profile"),
    why=_("So that others know who you are, what you bring and what you look for."),
    basis=_("Agreement with you. What you write beyond your name is your own choice."),
    kept=_("As long as you take part, or as long as the file you came with is kept."),
    seen_by=_("Whom you choose: everyone, who is signed in, people you share a community with, or nobody."),
    on_erasure=_("It is removed."),
)
hold(
    EmailAddress,
    what=_("Your e-mail address"),
    why=_("To send you the code you sign in with."),
    basis=ACCOUNT,
    kept=_("As long as you have an account."),
    seen_by=_("You, and administrators."),
    on_erasure=_("It is removed."),
)
hold(
    EmailConfirmation,
    what=_("The check that an e-mail address is yours"),
    why=_("So that nobody can use your address."),
    basis=ACCOUNT,
    kept=_("Until you have confirmed it, three days at most."),
    seen_by=_("Nobody."),
    on_erasure=_("It is removed."),
)
hold(
    Session,
    what=_("That you are signed in"),
    why=_("So that you need not sign in on every page."),
    basis=ACCOUNT,
    kept=_("Two weeks after your last visit, or until you sign out."),
    seen_by=_("Nobody."),
    on_erasure=_("It stops working at once and is cleared within two weeks."),
)
