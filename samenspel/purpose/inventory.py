"""The inventory: ideas, examples, and people who inspire; of whom nothing is shown before they said yes."""

from datetime import timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.notifications.notifying import notify
from samenspel.purpose import access
from samenspel.purpose.models import AskedAddress, Idea, Inspirer
from samenspel.purpose.rounds import NotYet, locked

SALT = "purpose.inspirer"
#: Letters to people outside that one person may have sent in a day, so that nobody uses the house for it.
MOST_LETTERS = 5
DAY = timedelta(days=1)


def bring(round, *, by, kind, text, link="", once=None, at=None):
    """Bring an idea or an example; the same ``once`` again gives the one it gave before."""
    return _bring(round, by=by, kind=kind, text=text, link=link, once=once, at=at)[0]


def _bring(round, *, by, once, at, **said):
    try:
        with transaction.atomic():
            if not access.can_bring(by, locked(round)):
                raise PermissionDenied
            made = Idea.objects.create(round=round, by=by, once=once, at=at or timezone.now(), **said)
            return made, True
    except IntegrityError:
        return Idea.objects.get(by=by, once=once), False


@transaction.atomic
def name_inspirer(round, *, by, text, person=None, name="", email="", once=None, at=None):
    """Name someone who inspires, and ask them: inside on their home page, outside by a letter.

    Gives (Inspirer, whether a letter is to be sent by ``letters``). Nobody gets a second letter within a
    month, nor any after a no; who names them cannot tell, so that it says nothing of who else did.
    """
    at = at or timezone.now()
    idea, is_new = _bring(round, by=by, kind=Idea.Kind.INSPIRER, text=text, once=once, at=at)
    if not is_new:
        return idea.inspirer, False
    if person is not None:
        asked = Inspirer.objects.create(idea=idea, asked_at=at, person=person)
        if person == by:
            return answer(asked, yes=True, at=at), False
        notify("purpose.asked_to_inspire", to=[person], about=asked, community=round.community, at=at)
        return asked, False
    may_go = _letter_may_go(by, email, at)
    address = email.strip().lower() if may_go else ""
    return Inspirer.objects.create(idea=idea, asked_at=at, name=name, email=address), may_go


def _letter_may_go(by, email, at):
    """Whether this address may be asked now; each try counts among the letters of a day."""
    if AskedAddress.objects.filter(by=by, at__gt=at - DAY).count() >= MOST_LETTERS:
        raise NotYet(_("That is enough letters for one day. Ask others tomorrow."))
    mark = AskedAddress.mark_of(email)
    was_asked = AskedAddress.objects.filter(mark=mark).exists()
    AskedAddress.objects.create(mark=mark, by=by, at=at)
    return not was_asked


def link_for(inspirer):
    """What stands in the letter: who has it may answer for the person it was sent to."""
    return signing.dumps(inspirer.pk, salt=SALT, compress=True)


def opened_by(key):
    """Whom the link in a letter is about, as long as there is something to answer or to take back."""
    try:
        number = signing.loads(key, salt=SALT)
    except signing.BadSignature:
        return None
    live = Inspirer.objects.filter(
        pk=number, person=None, said__in=[Inspirer.Said.NOTHING, Inspirer.Said.YES]
    )
    return live.select_related("idea__round__community", "idea__by").first()


@transaction.atomic
def answer(inspirer, *, yes, at=None):
    """Yes shows them; no, also later, takes away who they are and what was written about them."""
    inspirer = Inspirer.objects.select_for_update().select_related(None).get(pk=inspirer.pk)
    at = at or timezone.now()
    if yes:
        if inspirer.said != Inspirer.Said.NOTHING:
            return inspirer
        inspirer.said, inspirer.said_at = Inspirer.Said.YES, at
        inspirer.save(update_fields=["said", "said_at"])
        return inspirer
    was_shown = inspirer.said == Inspirer.Said.YES
    return _forget(inspirer, Inspirer.Said.WITHDRAWN if was_shown else Inspirer.Said.NO, at)


def answer_as(inspirer, *, by, yes, at=None):
    """The answer of someone with an account, who was named themselves."""
    if inspirer.person_id is None or inspirer.person_id != by.pk:
        raise PermissionDenied
    return answer(inspirer, yes=yes, at=at)


def _forget(inspirer, said, at):
    if inspirer.email and said != Inspirer.Said.LAPSED:
        AskedAddress.objects.filter(mark=AskedAddress.mark_of(inspirer.email)).update(said_no=True)
    inspirer.said, inspirer.said_at = said, at
    inspirer.name = inspirer.email = ""
    inspirer.person = None
    inspirer.save()
    Idea.objects.filter(pk=inspirer.idea_id).update(text="", link="")
    return inspirer


def silent(before):
    """Those asked before a moment who never answered."""
    return Inspirer.objects.filter(said=Inspirer.Said.NOTHING, asked_at__lt=before)


def forget_silent(before):
    """Who never answered is forgotten, and so is that an address was asked; says of how many."""
    AskedAddress.objects.filter(at__lt=before, said_no=False).delete()
    rows = list(silent(before))
    for inspirer in rows:
        _forget(inspirer, Inspirer.Said.LAPSED, timezone.now())
    return len(rows)


@transaction.atomic
def take_back(idea, *, by):
    """Take back what one brought, also who one named; sentences that came from it stay."""
    if not access.can_take_back(by, idea):
        raise PermissionDenied
    idea.delete()
