"""Being named in a result: each says for themselves whether their name stands there, and in which words."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from samenspel.communities.letters import tell_by_mail
from samenspel.house.address import whole
from samenspel.live.changing import changed
from samenspel.mail.models import Letter
from samenspel.mail.writing import about_type
from samenspel.notifications.notifying import notify
from samenspel.work.models import Contribution, CreditLetter, Result


@transaction.atomic
def confirm(contribution, *, by, brought=None, called="", at=None):
    """Let one's name stand, with what one brought in one's own words; a second time changes the words.

    called   the name someone with a light account is named by; they cannot be named without one
    """
    contribution = _own(contribution, by)
    if not can_answer(by, contribution):
        raise PermissionDenied
    if by.is_light and not called:
        raise ValueError("who has no profile chooses a name")
    contribution.brought = contribution.brought if brought is None else brought
    contribution.called = called if by.is_light else ""
    contribution.confirmed_at = contribution.confirmed_at or at or timezone.now()
    contribution.declined_at = None
    contribution.save(update_fields=["brought", "called", "confirmed_at", "declined_at"])
    changed(f"result:{contribution.result_id}")
    return contribution


@transaction.atomic
def decline(contribution, *, by, at=None):
    """Take one's name away, before or after it stood there. Nobody hears of it."""
    contribution = _own(contribution, by)
    if contribution.declined_at is None:
        contribution.confirmed_at, contribution.declined_at = None, at or timezone.now()
        contribution.brought = contribution.called = ""
        contribution.save(update_fields=["brought", "called", "confirmed_at", "declined_at"])
        changed(f"result:{contribution.result_id}")


def _own(contribution, person):
    """The row as it stands, held until the end of the act; only whoever is named answers."""
    contribution = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if contribution.person_id != getattr(person, "pk", None):
        raise PermissionDenied
    return contribution


def can_answer(person, contribution):
    """Whether they may see what they are named in; of what they may not see they hear nothing."""
    return Result.objects.visible_to(person).filter(pk=contribution.result_id).exists()


def ask(result, before=(), at=None):
    """Ask each who is named and was not asked yet: on their own pages, and the first time by letter.

    before   what ``waiting_in`` gave before the result changed: they were asked
    """
    _take_back({pk for named, pk in dict(before).items() if named not in waiting_in(result)}, result)
    link, at = whole(reverse("work:credit", args=[result.pk])), at or timezone.now()
    for row in result.contributions.waiting().select_related("person", "proposed_by"):
        was_asked = (row.person_id, row.brought) in before
        if was_asked or not row.person.is_active or not can_answer(row.person, row):
            continue
        if CreditLetter.objects.get_or_create(result=result, person=row.person, defaults={"at": at})[1]:
            said = {"result": result, "brought": row.brought, "link": link}
            said |= {"kind": "work.named", "about": row, "by": row.proposed_by, "at": at}
            tell_by_mail("named", row.person, community=result.community, room="work", **said)
        notify(
            "work.named", to=[row.person], about=row, by=row.proposed_by, community=result.community, at=at
        )
        changed(f"person:{row.person_id}")


def _take_back(contributions, result):
    """Letters about these (primary keys) that did not go yet: what they ask is not asked any more."""
    letters = Letter.objects.still_here().filter(
        about_type=about_type(Contribution), about_id__in=contributions
    )
    CreditLetter.objects.filter(result=result, person__in=letters.values("person")).delete()
    letters.delete()


def to_be_asked(named, *, by, result=None):
    """Who of ``named``, (person, words) pairs, gets a letter when they stand in ``result``."""
    others = [(person, brought) for person, brought in named if person != by]
    if result is None:
        return [person for person, _brought in others]
    asked = set(CreditLetter.objects.filter(result=result).values_list("person_id", flat=True))
    stand = set(result.contributions.standing().values_list("person_id", "brought"))
    return [
        person for person, brought in others if person.pk not in asked and (person.pk, brought) not in stand
    ]


def waiting_in(result):
    """{(person, words) of who was asked and did not answer: primary key of the contribution}."""
    rows = result.contributions.waiting().values_list("person_id", "brought", "pk")
    return {(person, brought): pk for person, brought, pk in rows}
