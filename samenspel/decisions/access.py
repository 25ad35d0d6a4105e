"""Who may do what with a proposal. Acts ask this inside; how far a round is they see themselves."""

from datetime import timedelta

from django.utils import timezone

from samenspel.communities.access import can_contribute, can_look_after
from samenspel.privacy.visibility import is_signed_in

# So long after the last day who proposed has to go on; then the stewards can do it in their place.
SILENCE = timedelta(days=7)


def can_propose(person, community):
    return can_contribute(person, community)


def can_write(person, proposal):
    """A draft is of who writes it."""
    return proposal.is_draft and _is_theirs(person, proposal) and can_contribute(person, proposal.community)


def can_delete(person, proposal):
    """A draft goes without a trace, also when its writer takes part no longer."""
    return proposal.is_draft and _is_theirs(person, proposal)


def can_lead(person, proposal):
    """Who proposed, while they take part; once they do not, the stewards, so that nothing is left hanging."""
    if proposal.is_draft or proposal.is_hidden:
        return False
    if _is_theirs(person, proposal):
        return can_contribute(person, proposal.community)
    return not _is_carried(proposal) and can_look_after(person, proposal.community)


def stewards_from(proposal):
    """From which day stewards can go on; None where others than who proposed decide."""
    named = hasattr(proposal.now, "hand_over") or bool(proposal.who_decides)
    return None if named or proposal.now.last_day is None else proposal.now.last_day + SILENCE


def stands_in(person, proposal, *, at=None):
    """Whether a steward goes on in the place of who proposed, who left it open for a week after the end."""
    since = stewards_from(proposal) if proposal.is_open and not proposal.is_hidden else None
    if since is None or timezone.localdate(at) < since or can_lead(person, proposal):
        return False
    return can_look_after(person, proposal.community)


def can_reply(person, proposal, *, at=None):
    """Who answers an objection: who leads, and after a week of silence a steward."""
    return can_lead(person, proposal) or stands_in(person, proposal, at=at)


def can_decide(person, proposal, *, at=None):
    """Whoever writes the outcome: to whom it was handed, who decides after advice, or who leads.

    After a week of silence also a steward.
    """
    if not proposal.is_open or proposal.is_hidden:
        return False
    handed = getattr(proposal.now, "hand_over", None)
    if handed is not None and _takes_part(handed.person, proposal):
        return is_signed_in(person) and handed.person == person and can_contribute(person, proposal.community)
    here = [each for each in proposal.who_decides if _takes_part(each, proposal)]
    if here:
        return person in here and can_contribute(person, proposal.community)
    return can_lead(person, proposal) or stands_in(person, proposal, at=at)


def can_react(person, proposal):
    """Everyone who takes part asks and reacts as long as it is open, also who came after it was opened."""
    return proposal.is_open and can_contribute(person, proposal.community) and not proposal.is_hidden


def is_asked(person, round):
    """Whether this person answers this round: asked when it was opened, and taking part still."""
    return is_signed_in(person) and round.asked.still_here().filter(person=person).exists()


def can_answer(person, proposal):
    return can_react(person, proposal) and proposal.kind != "advice" and is_asked(person, proposal.now)


def can_note(person, proposal):
    """A record is not written anew; who lead it, decided it, or looks after the community adds a note."""
    outcome = getattr(proposal.now, "outcome", None)
    if not proposal.is_closed or outcome is None or proposal.is_hidden:
        return False
    theirs = is_signed_in(person) and person.pk in {proposal.by_id, outcome.by_id}
    community = proposal.community
    return can_look_after(person, community) or (theirs and can_contribute(person, community))


def can_ask_again(person, proposal):
    """A new round: while open who leads, after closing also who may add a note."""
    return can_lead(person, proposal) or can_note(person, proposal)


def sees_inside(person, community):
    """Who reads names and words: who takes part, and administrators; others read what came of it."""
    if not is_signed_in(person):
        return False
    return person.is_administrator or community.membership_of(person) is not None


def _is_theirs(person, proposal):
    return is_signed_in(person) and proposal.by_id == person.pk


def _takes_part(person, proposal):
    return person is not None and person.is_active and can_contribute(person, proposal.community)


def _is_carried(proposal):
    """Whether who proposed takes part still."""
    return proposal.by is not None and _takes_part(proposal.by, proposal)
