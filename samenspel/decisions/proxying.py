"""Letting someone else answer for oneself: asked, accepted, taken back; never passed on."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.access import can_contribute
from samenspel.communities.letters import tell_by_mail
from samenspel.communities.models import Community
from samenspel.decisions.models import Asked, Proxy
from samenspel.decisions.refusing import NotNow
from samenspel.house.auditing import record
from samenspel.notifications.notifying import notify


@transaction.atomic
def ask(community, *, by, holder, proposal=None, until=None, at=None):
    """Ask a member to answer for me: for one proposal, or for all until a day; the same again is one."""
    at = at or timezone.now()
    on = timezone.localdate(at)
    Community.objects.select_for_update().get(pk=community.pk)
    if by == holder or not (can_contribute(by, community) and can_contribute(holder, community)):
        raise PermissionDenied
    if proposal is not None and (proposal.community_id != community.pk or not proposal.is_open):
        raise PermissionDenied
    if proposal is None and (until is None or until < on):
        raise NotNow(_("Choose one proposal, or a last day that has not gone by."))
    known = Proxy.objects.not_ended(on=on).filter(community=community, giver=by).first()
    if known is not None:
        if (known.holder, known.proposal, known.until) == (holder, proposal, until):
            return known
        raise NotNow(_("You asked %s already. Take that back first.") % known.holder)
    _no_chain(community, giver=by, holder=holder, on=on)
    # One whose day went by makes place.
    Proxy.objects.filter(community=community, giver=by, ended_at=None).update(ended_at=at)
    proxy = Proxy.objects.create(
        community=community, giver=by, holder=holder, proposal=proposal, until=until, at=at
    )
    if holder.is_active and not holder.is_light:
        told = {"about": proxy, "by": by, "community": community, "at": at}
        kind = "decisions.proxy_asked"
        tell_by_mail("proxy_asked", holder, room="decisions", proxy=proxy, kind=kind, **told)
        notify(kind, to=[holder], **told)
    return proxy


@transaction.atomic
def accept(proxy, *, by, at=None):
    """Say yes to answering for someone; who does so hands nobody's answers on."""
    at = at or timezone.now()
    on = timezone.localdate(at)
    Community.objects.select_for_update().get(pk=proxy.community_id)
    proxy = Proxy.objects.not_ended(on=on).filter(pk=proxy.pk).first()
    if proxy is None:
        raise NotNow(_("This was taken back in the meantime."))
    if proxy.holder != by or not can_contribute(by, proxy.community):
        raise PermissionDenied
    if proxy.accepted_at is None:
        _no_chain(proxy.community, giver=proxy.giver, holder=by, on=on)
        proxy.accepted_at = at
        proxy.save(update_fields=["accepted_at"])
        record("decisions.proxy_accepted", by=by, about=proxy.community, person=proxy.giver, at=at)
    return proxy


@transaction.atomic
def end(proxy, *, by, at=None):
    """Take it back, or decline; by either of the two. What was answered with it stays answered."""
    if by.pk not in {proxy.giver_id, proxy.holder_id}:
        raise PermissionDenied
    at = at or timezone.now()
    was = Proxy.objects.filter(pk=proxy.pk, ended_at=None)
    accepted = was.exclude(accepted_at=None).exists()
    if was.update(ended_at=at, ended_by=by) and accepted:
        record("decisions.proxy_ended", by=by, about=proxy.community, person=proxy.giver, at=at)


def may_answer_for(holder, giver, proposal, *, on=None):
    """Whether a proxy stands; both take part still, and the ballot is by name."""
    if proposal.now.is_anonymous:
        return False
    proxies = Proxy.objects.standing(on=on).covering(proposal).filter(holder=holder, giver=giver)
    return proxies.exists() and all(can_contribute(each, proposal.community) for each in (holder, giver))


def givers(holder, proposal, *, on=None):
    """For whom ``holder`` may answer this proposal: those who are asked and take part still, by name."""
    if proposal.now.is_anonymous or proposal.kind == "advice":
        return []
    proxies = Proxy.objects.standing(on=on).covering(proposal).filter(holder=holder)
    asked = Asked.objects.still_here().filter(round=proposal.now, person__in=proxies.values("giver"))
    return [each.person for each in asked.select_related("person").order_by("person__name", "pk")]


def _no_chain(community, *, giver, holder, on):
    """Who answers for others answers themselves, and who lets another answer does so for nobody."""
    standing = Proxy.objects.not_ended(on=on).filter(community=community)
    if standing.filter(giver=holder).exists():
        raise NotNow(_("%s lets someone else answer as well. A proxy is not passed on.") % holder)
    if standing.filter(holder=giver).exclude(accepted_at=None).exists():
        raise NotNow(_("You answer for someone else here. A proxy is not passed on."))
