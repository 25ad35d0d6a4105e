"""What this room holds about people."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.people import periods, photos  # noqa: F401 (periods registers itself)
from samenspel.people.competences.own_words import drop_unused
from samenspel.people.models import (
    Contact,
    FormerHandle,
    Invitation,
    InvitationUse,
    Person,
    Recognition,
    Skill,
)
from samenspel.privacy.sockets import before_erasure, hold, on_erasure


def _photo(person):
    path = photos.path_of(person.photo, "large")
    return [("photo.webp", path.read_bytes())] if person.photo and path.is_file() else []


ACCOUNT = _("Agreement with you: without it you cannot have an account.")

hold(
    Person,
    what=_("Your profile"),
    why=_("So that others know who you are, what you bring and what you look for."),
    basis=_("Agreement with you. What you write beyond your name is your own choice."),
    kept=_("As long as you take part, or as long as the file you came with is kept."),
    seen_by=_("Whom you choose: everyone, who is signed in, people you share a community with, or nobody."),
    on_erasure=_("It is removed, with your photo."),
    files=_photo,
    leave_out=("photo",),
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
    withheld=_("It is a key: whoever has it could say your address is theirs."),
)
hold(
    Session,
    what=_("That you are signed in"),
    why=_("So that you need not sign in on every page."),
    basis=ACCOUNT,
    kept=_("Two weeks after your last visit, or until you sign out."),
    seen_by=_("Nobody."),
    on_erasure=_("It ends at once and is removed."),
    withheld=_("It is a key: whoever has it is signed in as you. Where you are signed in stands below."),
)
hold(
    UserSession,
    what=_("On which devices you are signed in"),
    why=_("So that you can see it and sign out elsewhere."),
    basis=ACCOUNT,
    kept=_("Until you sign out, or %(months)s months after you were last seen there."),
    period="devices",
    seen_by=_("You alone."),
    on_erasure=_("It is removed."),
)
hold(
    Authenticator,
    what=_("Passkeys, codes of an app and recovery codes you sign in with"),
    why=_("So that nobody else can sign in as you."),
    basis=ACCOUNT,
    kept=_("Until you take it away."),
    seen_by=_("Nobody; you see that it is there."),
    on_erasure=_("It is removed."),
    leave_out=("data",),
)
hold(
    SocialAccount,
    what=_("Accounts elsewhere that you sign in with, and what they said about you"),
    why=_("So that you can sign in as you are used to."),
    basis=ACCOUNT,
    kept=_("Until you disconnect it."),
    seen_by=_("You alone."),
    on_erasure=_("It is removed."),
)
hold(
    SocialToken,
    what=_("Keys to accounts elsewhere"),
    why=_("None is kept: this house asks elsewhere only once, when you sign in."),
    basis=ACCOUNT,
    kept=_("Not at all."),
    seen_by=_("Nobody."),
    on_erasure=_("It is removed."),
    withheld=_("It is a key: whoever has it could do things in your name elsewhere."),
)
hold(
    Invitation,
    what=_("Invitations you made, and for which e-mail address"),
    why=_("So that you can see who still has to come, and call it back."),
    basis=_("Your own choice."),
    kept=_("%(months)s months after it ended."),
    period="invitations",
    seen_by=_("You, and administrators."),
    on_erasure=_("It is removed and lets nobody in any more; who came in by it stays."),
)
hold(
    InvitationUse,
    what=_("By whose invitation you came"),
    why=_("So that whoever invited you knows that you are here."),
    basis=_("Agreement with you: the invitation let you in."),
    kept=_("As long as the invitation."),
    seen_by=_("Whoever invited you, and administrators."),
    on_erasure=_("It is removed."),
)
hold(
    Contact,
    what=_("How you can be reached"),
    why=_("So that people who need you can reach you."),
    basis=_("Your own choice: you fill it in, and say who may see each."),
    kept=_("Until you take it away."),
    seen_by=_("Whom you choose for each; at first people you share a community with."),
    on_erasure=_("It is removed."),
)
hold(
    Skill,
    what=_("What you can do, how far you are in it, and whether you want more of it"),
    why=_("So that people know who knows what, and work comes to whoever wants it."),
    basis=_("Your own choice."),
    kept=_("Until you take it away."),
    seen_by=_("Whom you choose."),
    on_erasure=_("It is removed."),
)
hold(
    Recognition,
    what=_("What others recognise in you, and what you recognise in others"),
    why=_("So that people know each other's talents. It is never counted and never put in order."),
    basis=_("Whoever writes it chooses to; you decide whether others see what was written about you."),
    kept=_("Until whoever wrote it takes it back."),
    seen_by=_("The two of you; others only once you accepted it, and then whom you choose."),
    on_erasure=_("What you wrote and what was written about you is removed."),
)
hold(
    FormerHandle,
    what=_("Addresses your page had before"),
    why=_("So that old links still lead to you, and to nobody else."),
    basis=_("Agreement with you: you chose the address."),
    kept=_("As long as you have an account."),
    seen_by=_("Whoever has the old link and may see your profile."),
    on_erasure=_("They are removed."),
)


@on_erasure
def forget(person):
    """Rows go with the person; the files of the photo and words only they used do not by themselves."""
    photos.remove(person)
    Invitation.objects.filter(email__in=_addresses_of(person)).update(email="")
    person.skills.all().delete()
    person.recognitions.all().delete()
    person.recognitions_given.all().delete()
    drop_unused()


def _addresses_of(person):
    """In small letters, as invitations keep them: others may have invited them there."""
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return {address.lower() for address in (*known, person.email) if address}


@before_erasure
def last_administrator(person):
    """Somebody must look after the house."""
    others = Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk)
    if person.is_administrator and person.is_active and not others.exists():
        yield _("You alone look after this house: ask someone else to do so first."), reverse("people:bulk")
