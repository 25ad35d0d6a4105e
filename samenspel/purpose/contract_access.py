"""Who may do what with a version, its signatures, tests beside the purpose and rules in the way.

No models here: acts ask these questions inside.
"""

from samenspel.communities.access import can_contribute, can_look_after, can_steward
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose.access import can_lead


def can_adopt(person, round):
    """Who leads the round closes it; what it says was decided by all reactions together."""
    return round.phase == "testing" and can_lead(person, round)


def can_put_down(person, community):
    """Stewards write down the words a community already has; once it makes its purpose here, it goes by
    rounds."""
    return can_look_after(person, community)


def can_sign(person, community):
    """Everyone who contributes; nobody signs for someone else."""
    return can_contribute(person, community)


def can_see_signatures(person, community):
    """Members, also when the community is archived, and administrators; others see the count."""
    if not is_signed_in(person):
        return False
    return person.is_administrator or community.membership_of(person) is not None


def can_answer_review(person, community):
    return can_look_after(person, community)


def can_test(person, community):
    """Everyone who contributes puts things beside the purpose."""
    return can_contribute(person, community)


def can_read_in(person, test):
    return not test.is_closed and can_contribute(person, test.community) and not hiding_of(test)


def can_close_test(person, test):
    """Whoever asked, while they take part, and stewards."""
    community = test.community
    asked = is_signed_in(person) and test.by_id == person.pk and can_contribute(person, community)
    return (asked or can_look_after(person, community)) and not hiding_of(test)


def can_report_rule(person, community):
    """Everyone who contributes; a rule may be met by anyone."""
    return can_contribute(person, community)


def can_meet_rule(person, rule):
    return can_contribute(person, rule.community) and not hiding_of(rule)


def can_revise_rule(person, rule):
    """Whoever reported it, while they take part; stewards decide about it, they do not reword it."""
    theirs = is_signed_in(person) and rule.by_id == person.pk
    return theirs and can_contribute(person, rule.community) and not hiding_of(rule)


def can_settle_rule(person, rule):
    """Stewards write down what the community does with it."""
    return can_look_after(person, rule.community) and not hiding_of(rule)


def can_take_back_rule(person, rule):
    theirs = is_signed_in(person) and rule.by_id == person.pk
    return (theirs or can_steward(person, rule.community)) and not hiding_of(rule)
