"""Who may do what with a result, and with what stands on the roadmap. Acts ask this inside."""

from samenspel.communities.access import (
    can_contribute,
    can_look_after,
    can_see,
    can_steward,
    is_member,
    is_steward,
    was_removed,
)
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import has_introduced, is_signed_in


def can_publish(person, community):
    return can_contribute(person, community)


def can_withdraw(person, result):
    """Whoever published it, and the stewards of its community; what is hidden stays as it was judged."""
    is_theirs = result.published_by_id == getattr(person, "pk", None)
    return (is_theirs or can_steward(person, result.community)) and not hiding_of(result)


def can_revise(person, result):
    """Whoever published it while they take part, and stewards; in an archive nothing changes any more."""
    is_theirs = result.published_by_id == getattr(person, "pk", None)
    community = result.community
    may = can_look_after(person, community) or (is_theirs and can_contribute(person, community))
    return may and not hiding_of(result)


def can_read_history(person, result):
    """Who takes part where it was made, who published it, and who is named in it."""
    if not has_introduced(person):
        return False
    community = result.community
    if result.published_by_id == person.pk or can_steward(person, community):
        return True
    return (
        can_contribute(person, community) or result.contributions.confirmed().filter(person=person).exists()
    )


def can_open_roadmap(person, community):
    """Who says to whom the roadmap is open."""
    return can_look_after(person, community)


def can_start(person, community):
    """Whoever takes part starts an initiative or an experiment, without asking anyone."""
    return can_contribute(person, community)


def can_lead(person, initiative):
    """Who looks after it, or started it while nobody does, while they take part; and the stewards."""
    if hiding_of(initiative):
        return False
    leads = initiative.steward_id or initiative.started_by_id
    return _is_theirs(person, leads, initiative.community) or can_look_after(person, initiative.community)


def can_take_part(person, initiative):
    """Everyone who takes part in the community, as long as it stands on the roadmap."""
    return (
        not initiative.has_ended
        and can_contribute(person, initiative.community)
        and not hiding_of(initiative)
    )


def can_call(person, community):
    return can_contribute(person, community)


def can_change_call(person, call):
    """Who called, while they take part, and the stewards."""
    may = _is_theirs(person, call.by_id, call.community) or can_look_after(person, call.community)
    return may and not hiding_of(call)


def can_offer(person, community):
    """Whether ``person`` may offer a hand to this community as a whole: everyone who sees it, but those who
    would answer it themselves, and who was taken out."""
    return (
        is_signed_in(person)
        and not community.is_archived
        and can_see(person, community)
        and not is_steward(person, community)
        and not was_removed(person, community)
    )


def can_offer_for(person, call):
    """Whom a call is open to: members, who has a profile, or also who gave only an e-mail address."""
    community = call.community
    if not is_signed_in(person) or call.by_id == person.pk or call.role_id or not call.looks_for_people:
        return False
    if community.is_archived or hiding_of(call) or was_removed(person, community):
        return False
    if is_member(person, community):
        return True
    opened = call.open_to == call.OpenTo.ANYONE
    opened |= call.open_to == call.OpenTo.SIGNED_IN and has_introduced(person)
    return opened and can_see(person, community)


def can_answer(person, offer):
    """Stewards, who called, and who looks after the initiative; nobody answers their own offer."""
    if not is_signed_in(person) or offer.person_id == person.pk or hiding_of(offer):
        return False
    return can_steward(person, offer.community) or any(
        _is_theirs(person, host, offer.community) for host in _hosts(offer)
    )


def can_write_back(person, offer):
    """Both sides, as long as something still has to happen."""
    return offer.is_open and (offer.person_id == getattr(person, "pk", None) or can_answer(person, offer))


def can_end_experiment(person, experiment):
    """Who does it, and the stewards."""
    if not is_signed_in(person) or hiding_of(experiment):
        return False
    community = experiment.community
    is_doer = experiment.by_id == person.pk or experiment.doers.filter(person=person).exists()
    return (is_doer and can_contribute(person, community)) or can_look_after(person, community)


def _is_theirs(person, owner_id, community):
    return is_signed_in(person) and owner_id == person.pk and can_contribute(person, community)


def _hosts(offer):
    """Who answers beside the stewards: who called, and who looks after the initiative."""
    hosts = [
        offer.call.by_id if offer.call else None,
        offer.initiative.steward_id if offer.initiative else None,
    ]
    return [host for host in hosts if host is not None]
