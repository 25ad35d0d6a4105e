"""What this room holds about people, in words for them and for a works council."""

from django.utils.translation import gettext_lazy as _

from samenspel.opinions.models import (
    Closing,
    Conversation,
    Judgement,
    MapSnapshot,
    Origin,
    Participant,
    Statement,
    Vote,
)
from samenspel.privacy.sockets import hold, on_erasure, on_taking_along, says_nothing_of_people
from samenspel.search import indexing

CHOICE = _("Your own choice to take part.")
NOBODY = _(
    "Nobody but you. Others see only what groups of people said together, never fewer than five. "
    "Once your name is cut loose, who looks after the conversation, and an administrator, can take all votes "
    "along without names, when twelve or more people voted."
)
UNLINKED = _(
    "Your votes stay in the count under a number that leads to nobody; or they are removed, as you choose."
)

hold(
    Participant,
    what=_("In which conversations you vote"),
    why=_("So that each voice counts once, and you can change what you said."),
    basis=CHOICE,
    kept=_(
        "Until thirty days after the conversation closed. Then nobody can tell any more, not even the house."
    ),
    seen_by=_("Nobody but you."),
    on_erasure=UNLINKED,
    leave_out=("token_hash", "imported_key", "number"),
)
hold(
    Vote,
    what=_("What you voted on statements"),
    why=_("To find what people agree on and where they differ. Never to judge one person."),
    basis=CHOICE,
    kept=_("Your name is cut loose thirty days after the conversation closed; the vote stays in the count."),
    seen_by=NOBODY,
    on_erasure=UNLINKED,
    mine=lambda person: Vote.objects.filter(participant__person=person),
)
hold(
    Statement,
    what=_("Statements you wrote"),
    why=_("So that others can agree or disagree with them, and you see what became of them."),
    basis=CHOICE,
    kept=_("As long as the conversation exists."),
    seen_by=_(
        "The statement: whoever may see the conversation. "
        "That it is yours: only who handles a report about it."
    ),
    on_erasure=_("It stays without your name; or it is removed, when you choose so."),
    mine=lambda person: Statement.objects.filter(by=person),
    leave_out=("once",),
)
hold(
    Judgement,
    what=_("What was decided about statements you wrote, and what you decided about those of others"),
    why=_("So that the author reads why, and can ask to look again."),
    basis=_("Legitimate interest of the community in a conversation that stays with its question."),
    kept=_("As long as the statement exists."),
    seen_by=_("The author, and who looks after the conversation."),
    on_erasure=_("It stays, without your name."),
    mine=lambda person: Judgement.objects.filter(statement__by=person) | Judgement.objects.filter(by=person),
    leave_out=("duplicate_of", "by"),
)
hold(
    Conversation,
    what=_("Conversations you began"),
    why=_("So that people know whom to ask about it."),
    basis=CHOICE,
    kept=_("As long as the community exists."),
    seen_by=_("Whoever may see the conversation and your profile."),
    on_erasure=_("It stays, without your name."),
    mine=lambda person: Conversation.objects.filter(started_by=person),
    leave_out=("once", "code"),
)
hold(
    Origin,
    what=_("Conversations held elsewhere that you brought in"),
    why=_("So that it is known who answers for them, and that they can be taken back."),
    basis=CHOICE,
    kept=_("As long as the conversation exists."),
    seen_by=_("Who looks after the conversation."),
    on_erasure=_("It stays, without your name."),
    mine=lambda person: Origin.objects.filter(by=person),
    leave_out=("by", "groups", "fingerprint", "run"),
)
says_nothing_of_people(
    MapSnapshot, _("It holds what groups of people said together, and dots that lead to nobody.")
)
hold(
    Closing,
    what=_("Conversations you closed"),
    why=_("So that people know who ended the vote, and when."),
    basis=_("Legitimate interest of the community in a conversation that stays with its question."),
    kept=_("As long as the conversation exists."),
    seen_by=_("Whoever may see the conversation and your profile."),
    on_erasure=_("It stays, without your name."),
    mine=lambda person: Closing.objects.filter(by=person),
    leave_out=("by",),
)


@on_erasure
def cut_loose(person):
    """Votes lead to nobody from now on; what the account wrote stays without a name."""
    Participant.objects.filter(person=person).update(person=None)


@on_taking_along
def take_along(person):
    """Their votes leave the count, and what they wrote is gone, with the votes of others on it."""
    Participant.objects.filter(person=person).delete()
    written = Statement.objects.filter(by=person)
    indexing.forget("statement", written.values_list("pk", flat=True))
    written.delete()
