"""Who may make an account: the rule an administrator set for the house, asked by every door."""

from allauth.core.exceptions import ImmediateHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samenspel.house.rules import rules
from samenspel.people import afterwards
from samenspel.people.invited import NotOpen, hold_place, opened
from samenspel.people.sockets import SIGN_UP_DOMAINS, VOUCHERS

ACCEPT = "people.accept_invitation"


def is_open(request):
    """Whether the page to make an account opens for this visitor."""
    return rules().sign_up in {"open", "domains"} or (rules().sign_up == "invited" and is_invited(request))


def is_invited(request):
    """Whether this visitor said yes to an invitation that can still be used."""
    said = afterwards.waiting(request, ACCEPT)
    if said is None:
        return False
    try:
        opened(said["key_hash"])
    except NotOpen:
        return False
    return True


def takes_invitation(email):
    """Whether making an account with this address takes an invitation."""
    rule = rules().sign_up
    return rule == "invited" or (rule == "domains" and not is_of_an_organisation(email))


def take_place(request, person):
    """Use up the invitation by which ``person`` makes their account, where it takes one. Raises NotOpen."""
    if not takes_invitation(person.email):
        return
    said = afterwards.waiting(request, ACCEPT)
    if said is None:
        raise NotOpen
    hold_place(said["key_hash"], person)


def closed(request):
    """The page that says who may make an account here, and that an invitation was used up meanwhile."""
    return ImmediateHttpResponse(render(request, "account/signup_closed.html"))


def refusal(request, email):
    """Why whoever has this address may not make an account, in one sentence; empty when they may.

    It looks at the rule and the address only, so it gives no hint whether the address has an account.
    """
    rule = rules().sign_up
    if rule == "open" or (rule != "closed" and is_invited(request)):
        return ""
    if rule == "domains":
        return "" if is_of_an_organisation(email) else _of_organisations_only()
    return _("Accounts are not made here by oneself. Ask someone who is in to invite you.")


def _of_organisations_only():
    return _(
        "Here you make an account with the address of an organisation that takes part, or by invitation."
    )


def is_of_an_organisation(email):
    """Whether the address stands at a domain that a room above vouches for, exactly."""
    domain = (email or "").rpartition("@")[2].lower()
    return bool(domain) and any(domain in domains() for domains in SIGN_UP_DOMAINS)


def takes_light_accounts():
    """An outsider may come with only an address, unless accounts are made by administrators alone."""
    return rules().sign_up != "closed"


def may_introduce(person):
    """Whether a light account may become a full one: by the rule, or because someone inside let them in."""
    rule = rules().sign_up
    if rule == "open" or person.invitation_uses.exists() or any(vouch(person) for vouch in VOUCHERS):
        return True
    return rule == "domains" and is_of_an_organisation(person.email)


def takes_invited():
    """Whether an invitation lets someone make an account; in a closed house only administrators do."""
    return rules().sign_up != "closed"


def doors(request):
    """For every page: the rule for making accounts, asked only where a page says something of it."""
    return {
        "sign_up": lambda: rules().sign_up,
        "sign_up_open": lambda: rules().sign_up in {"open", "domains"},
        "invitation_is_over": lambda: bool(afterwards.waiting(request, ACCEPT)) and not is_invited(request),
    }
