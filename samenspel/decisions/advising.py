"""Asking advice, giving it, and saying what was done with it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.access import can_contribute
from samenspel.decisions import access
from samenspel.decisions.letters import tell
from samenspel.decisions.models import Advice, AdviceUse, Asked
from samenspel.decisions.proposing import held
from samenspel.decisions.refusing import NotNow
from samenspel.notifications.notifying import notify


@transaction.atomic
def ask(proposal, *, by, person, reason, at=None):
    """Ask someone who takes part for advice, with why it is them; asking twice changes nothing."""
    proposal = _open_for_advice(proposal)
    if not (access.can_lead(by, proposal) or access.can_decide(by, proposal)):
        raise PermissionDenied
    if not can_contribute(person, proposal.community):
        raise PermissionDenied
    asked, is_new = Asked.objects.get_or_create(
        round=proposal.now, person=person, defaults={"reason": reason, "by": by, "at": at or timezone.now()}
    )
    if is_new and person != by:
        told = {"about": asked, "by": by, "at": at}
        tell("advice_asked", person, proposal, reason=reason, kind="decisions.advice_asked", **told)
        notify("decisions.advice_asked", to=[person], community=proposal.community, **told)
    return asked


@transaction.atomic
def advise(proposal, *, by, text, at=None):
    """Give advice, also unasked; another text takes its place until whoever decides did something with it."""
    proposal, at = _open_for_advice(proposal), at or timezone.now()
    if not access.can_react(by, proposal):
        raise PermissionDenied
    round = proposal.now
    asked, _new = Asked.objects.get_or_create(round=round, person=by, defaults={"by": by, "at": at})
    advice = Advice.objects.filter(round=round, person=by).first()
    if advice is None:
        advice = Advice.objects.create(round=round, person=by, asked=asked, text=text, at=at)
        to = [each.person for each in proposal.deciders.select_related("person")] or [proposal.by]
        notify("decisions.advised", to=to, about=advice, by=by, community=proposal.community, at=at)
        return advice
    if advice.text != text and advice.is_used:
        raise NotNow(_("It was said already what is done with your advice. Add a reaction instead."))
    advice.text = text
    advice.save(update_fields=["text"])
    return advice


@transaction.atomic
def use(advice, *, by, text, at=None):
    """Say, as who decides, what is done with an advice; it may be said anew until there is an outcome."""
    proposal = _open_for_advice(advice.round.proposal)
    if not access.can_decide(by, proposal) or advice.round_id != proposal.now.pk:
        raise PermissionDenied
    used = AdviceUse.objects.update_or_create(
        advice=advice, defaults={"text": text, "by": by, "at": at or timezone.now()}
    )[0]
    to, community = [advice.person], proposal.community
    notify("decisions.advice_used", to=to, about=used, by=by, community=community, at=at)
    return used


def _open_for_advice(proposal):
    proposal = held(proposal)
    if proposal.kind != "advice":
        raise PermissionDenied
    if not proposal.is_open:
        raise NotNow(_("This was closed in the meantime."))
    return proposal
