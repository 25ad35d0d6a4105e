"""Who may do what in a thread. No models here: acts ask these questions, and views ask them first."""

from samenspel.communities.access import can_contribute, can_look_after, can_steward, was_removed
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import Visibility, has_introduced, is_signed_in


def can_begin(person, community):
    """Everyone who takes part in a community, and its stewards; nobody has to approve."""
    return can_contribute(person, community) or can_look_after(person, community)


def can_open_to(person, community, takes_part):
    """Beyond members: in a community that everyone sees whoever may begin, elsewhere its stewards."""
    if takes_part == "members":
        return can_begin(person, community)
    if community.visibility == Visibility.PUBLIC:
        return can_begin(person, community)
    return can_look_after(person, community)


def is_alive(discussion):
    """Whether anything can change in it: neither it nor what it hangs on is hidden, nor in an archive."""
    community = discussion.community
    if discussion.is_hidden or discussion.is_beside_hidden:
        return False
    return community is None or not community.is_archived


def may_talk(person, discussion):
    """Whether the thread is theirs to write in, were it open; who gave only an address says a name first."""
    if not has_introduced(person) or not is_alive(discussion):
        return False
    if discussion.hangs:
        thing = discussion.thing
        return thing is not None and discussion.hang.can_talk(person, thing)
    community = discussion.community
    if can_begin(person, community):
        return True
    is_open = discussion.takes_part == discussion.TakesPart.SIGNED_IN
    return is_open and not was_removed(person, community) and can_see(person, discussion)


def can_see(person, discussion):
    return type(discussion).objects.visible_to(person).filter(pk=discussion.pk).exists()


def is_shown(discussion):
    """Whether moderators left it in sight; who may see what it hangs on was asked already."""
    return not discussion.is_hidden


def can_talk_beside(person, hang, thing):
    """Whether ``person`` may write the first message beside a thing, or another one."""
    discussion = getattr(thing, hang.field)
    if discussion is not None:
        return can_write(person, discussion)
    community = hang.community_of(thing)
    if community is not None and community.is_archived:
        return False
    return has_introduced(person) and hang.can_talk(person, thing) and hiding_of(thing) is None


def can_write(person, discussion):
    return may_talk(person, discussion) and not discussion.is_closed


def can_react(person, message):
    """With a sign, to what stands: whoever may write in the thread."""
    return not message.is_withdrawn and can_write(person, message.discussion) and hiding_of(message) is None


def can_edit(person, message):
    """Its author, as long as the thread is open to them; what was hidden stays as it was judged."""
    is_theirs = is_signed_in(person) and message.by_id == person.pk
    return is_theirs and can_react(person, message)


def can_take_back(person, message):
    """Its author, always: also in a closed thread, an archive, or after leaving; but for what was hidden."""
    is_theirs = is_signed_in(person) and message.by_id == person.pk
    return is_theirs and not message.is_withdrawn and hiding_of(message) is None


def can_lead(person, discussion):
    """Close, reopen and split: who looks after its community, who leads what it hangs on, or who began it
    and takes part."""
    if not has_introduced(person) or not is_alive(discussion):
        return False
    if discussion.hangs:
        thing = discussion.thing
        return thing is not None and discussion.hang.can_lead(person, thing)
    if can_look_after(person, discussion.community):
        return True
    return discussion.by_id == person.pk and can_contribute(person, discussion.community)


def can_move(person, discussion):
    """Only what stands on its own moves: what hangs on a thing goes where that goes."""
    return not discussion.hangs and can_lead(person, discussion)


def can_move_to(person, discussion, community):
    """Where the mover may begin a thread of their own."""
    return can_move(person, discussion) and can_begin(person, community)


def can_call_on_all(person, community):
    """Mention a whole community, so that all its members hear of it: its stewards."""
    return can_steward(person, community) and not community.is_archived
