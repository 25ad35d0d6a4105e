"""Who may do what while a purpose is made together. No models here: acts ask these questions inside."""

from samenspel.communities.access import can_contribute, can_look_after, can_steward
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import is_signed_in


def can_begin(person, community):
    """Any member who contributes begins a round; nobody needs to allow it."""
    return can_contribute(person, community)


def can_lead(person, round):
    """Moving a round on and back is a service: stewards do it, and who began it. It decides no content."""
    community = round.community
    began = is_signed_in(person) and round.started_by_id == person.pk
    return can_look_after(person, community) or (began and can_contribute(person, community))


def can_bring(person, round):
    """Ideas are welcome from everyone who contributes, as long as the round goes on."""
    return round.is_running and can_contribute(person, round.community)


def can_take_back(person, idea):
    """Whoever brought it; stewards take out of sight by moderation, not here."""
    return is_signed_in(person) and idea.by_id == person.pk and not hiding_of(idea)


def can_draft(person, round):
    """Drafts are written by everyone who contributes, while drafts are the work at hand."""
    return round.phase == "proposal" and can_contribute(person, round.community)


def can_name_difference(person, round):
    """What divides may be named, and resolved, while drafts are written and reacted to."""
    return round.phase in ("proposal", "testing") and can_contribute(person, round.community)


def can_write(person, draft):
    return draft.withdrawn_at is None and can_draft(person, draft.round) and not hiding_of(draft)


def can_withdraw_draft(person, draft):
    """Whoever began it, and who leads the round."""
    began = is_signed_in(person) and draft.by_id == person.pk
    may = can_lead(person, draft.round) or (began and can_contribute(person, draft.community))
    return may and draft.withdrawn_at is None and draft.round.is_running


def can_put_back_draft(person, draft):
    """Whoever could have taken it back, while drafts are written."""
    began = is_signed_in(person) and draft.by_id == person.pk
    return can_draft(person, draft.round) and (began or can_lead(person, draft.round))


def can_react(person, draft):
    """Everyone who contributes says what they think of a draft, while reactions are asked."""
    round = draft.round
    return (
        round.phase == "testing"
        and draft.withdrawn_at is None
        and can_contribute(person, round.community)
        and not hiding_of(draft)
    )


def can_answer_objection(person, reaction):
    """Everyone who contributes but the objector, as long as the objection stands."""
    return (
        is_signed_in(person)
        and reaction.person_id != person.pk
        and reaction.until is None
        and can_react(person, reaction.draft)
    )


def can_see_reactions(person, community):
    """Reactions are in one's own name, for members to read; also in an archive."""
    return is_signed_in(person) and (
        person.is_administrator
        or can_steward(person, community)
        or community.membership_of(person) is not None
    )
