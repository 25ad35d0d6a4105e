"""Who may do what in a conversation. No models here: acts ask these questions, and views ask them first."""

from samenspel.communities.access import can_contribute, can_steward, was_removed
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import Visibility, is_signed_in

# From so many votes on somebody counts in the map, and so has said enough to see it.
ENOUGH_VOTES = 7


def can_start(person, community):
    """Everyone who takes part in a community may begin a conversation in it; nobody has to approve."""
    return can_contribute(person, community) or (can_steward(person, community) and not community.is_archived)


def can_look_after(person, conversation):
    """The stewards of its community, and who began it as long as they take part; also when it is closed."""
    if can_steward(person, conversation.community):
        return not conversation.community.is_archived
    is_theirs = is_signed_in(person) and conversation.started_by_id == person.pk
    return is_theirs and can_contribute(person, conversation.community)


def can_take_whole(person, conversation):
    """Who may have a copy of all votes, to go on elsewhere: who looks after it, and administrators; also when
    the community is in the archive. From when, and among how many, ``exchanging_out`` says."""
    if not is_signed_in(person):
        return False
    is_steward = can_steward(person, conversation.community)
    return person.is_administrator or is_steward or can_look_after(person, conversation)


def can_open_to(person, community, takes_part):
    """Beyond members: in a community that everyone sees whoever may begin, elsewhere its stewards."""
    if takes_part == "members":
        return can_start(person, community)
    is_public = community.visibility == Visibility.PUBLIC
    return can_start(person, community) if is_public else can_steward(person, community)


def can_take_part(person, conversation):
    """Whom it is opened to; never who was taken out of the community, or what moderators hid.

    person   a Person, or None for who has no account
    """
    if hiding_of(conversation) or hiding_of(conversation.community):
        return False
    to = conversation.TakesPart
    if not is_signed_in(person):
        return conversation.takes_part == to.ANYONE and person is None
    if conversation.takes_part == to.MEMBERS:
        return can_contribute(person, conversation.community)
    return not was_removed(person, conversation.community)


def can_vote(person, conversation):
    return conversation.is_open and can_take_part(person, conversation)


def can_write(person, conversation):
    """Who votes may write too, where people write statements of their own."""
    return conversation.own_statements and can_vote(person, conversation)


def can_judge(person, statement):
    """Who looks after the conversation; nobody judges a statement of their own."""
    is_theirs = is_signed_in(person) and statement.by_id == person.pk
    return not is_theirs and can_look_after(person, statement.conversation)


def can_see_map(person, conversation, participant=None):
    """As was said when it began: always, once one voted enough, or once it is closed.

    The conversation itself is one they may see; that was asked already.
    """
    shown = conversation.MapShown
    if conversation.map_shown == shown.ALWAYS or conversation.is_closed:
        return True
    if conversation.map_shown == shown.CLOSED or participant is None:
        return False
    to_vote_on = conversation.statements.in_play().count()
    return 0 < min(ENOUGH_VOTES, to_vote_on) <= participant.votes.count()
