"""What this room holds about people, in words for them and for a works council."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models import (
    Closing,
    Discussion,
    Draft,
    Follow,
    LinkPreview,
    Mention,
    Message,
    MessageEdit,
    MessageFile,
    Moved,
    Reaction,
    Reading,
    Split,
)
from samenspel.discussions.writing import wipe
from samenspel.privacy.sockets import hold, on_taking_along
from samenspel.search import indexing

CHOICE = _("Your own choice to take part.")
ORDER = _("Legitimate interest of the community in discussions that can be followed.")
LONG = _("As long as the discussion exists.")
READERS = _("Whoever may read the discussion, and for whom you wrote it.")
NOBODY = _("Nobody but you.")
NAMELESS = _("It stays, without your name.")

hold(
    Discussion,
    what=_("Discussions you began"),
    why=_("So that people know who asks."),
    basis=CHOICE,
    kept=LONG,
    seen_by=_("Whoever may read the discussion and see your profile."),
    on_erasure=NAMELESS,
    mine=lambda person: Discussion.objects.filter(by=person),
    leave_out=("once", "turn", "whole_turn", "last_number", "message_count"),
)
hold(
    Message,
    what=_("Messages you wrote"),
    why=_("So that others can read and answer them."),
    basis=CHOICE,
    kept=_("As long as the discussion exists, or until you take them back."),
    seen_by=READERS,
    on_erasure=_("They stay without your name; or they are taken back, when you choose so."),
    mine=lambda person: Message.objects.filter(by=person),
    leave_out=("once", "turn", "branch", "answers"),
)
hold(
    MessageEdit,
    what=_("How your messages read before you changed them"),
    why=_("So that nobody answers words that are not there any more."),
    basis=ORDER,
    kept=_("As long as the message exists."),
    seen_by=READERS,
    on_erasure=_("As with the message itself."),
    mine=lambda person: MessageEdit.objects.filter(message__by=person),
    leave_out=("by",),
)
hold(
    MessageFile,
    what=_("Files you brought along with a message"),
    why=_("So that others can look at them."),
    basis=CHOICE,
    kept=_("As long as the message exists."),
    seen_by=READERS,
    on_erasure=_("As with the message itself."),
    mine=lambda person: MessageFile.objects.filter(message__by=person),
)
hold(
    Reaction,
    what=_("Signs you gave to messages of others"),
    why=_("To say thanks or yes without a message of its own. They are never counted per person."),
    basis=CHOICE,
    kept=_("As long as the message exists, or until you take them away."),
    seen_by=_("Whoever may read the message and see your profile; others see the sign without your name."),
    on_erasure=_("They are removed."),
    mine=lambda person: Reaction.objects.filter(person=person),
)
hold(
    Mention,
    what=_("Messages in which others call on you"),
    why=_("So that you hear of it."),
    basis=ORDER,
    kept=_("As long as the message exists."),
    seen_by=_("Whoever may read the message and see your profile."),
    on_erasure=_("It is removed; what others typed stays."),
    mine=lambda person: Mention.objects.filter(
        person=person, message__in=Message.objects.visible_to(person).values("pk")
    ),
    leave_out=("role", "community"),
)
hold(
    Follow,
    what=_("Which discussions you follow, or want to hear nothing of"),
    why=_("So that you hear of what you want to hear of."),
    basis=CHOICE,
    kept=_("Until you change it."),
    seen_by=NOBODY,
    on_erasure=_("It is removed."),
    mine=lambda person: Follow.objects.filter(person=person),
)
hold(
    Reading,
    what=_("Up to where you read discussions"),
    why=_("So that you can go on where you left off. It is never shown to others, nor counted."),
    basis=CHOICE,
    kept=LONG,
    seen_by=NOBODY,
    on_erasure=_("It is removed."),
    mine=lambda person: Reading.objects.filter(person=person),
)
hold(
    Closing,
    what=_("Discussions you closed, with what you wrote of it"),
    why=_("So that people know who says what came of it."),
    basis=ORDER,
    kept=LONG,
    seen_by=READERS,
    on_erasure=NAMELESS,
    mine=lambda person: Closing.objects.filter(by=person),
    leave_out=("by", "reopened_by", "reopened_at"),
)
hold(
    Moved,
    what=_("Discussions you moved"),
    why=_("So that it can be found out when more or fewer people could read along."),
    basis=ORDER,
    kept=LONG,
    seen_by=_("Administrators."),
    on_erasure=NAMELESS,
    mine=lambda person: Moved.objects.filter(by=person),
    leave_out=("by",),
)
hold(
    Split,
    what=_("Discussions you made of a part of another"),
    why=_("So that people find where their words went."),
    basis=ORDER,
    kept=LONG,
    seen_by=_("Whoever may read both."),
    on_erasure=NAMELESS,
    mine=lambda person: Split.objects.filter(by=person),
    leave_out=("by",),
)
hold(
    Draft,
    what=_("What you were writing and did not send"),
    why=_("So that you can go on later, also on another device. Nobody else reads it."),
    basis=CHOICE,
    kept=_("Until you send it or throw it away; %(months)s months at most."),
    period="drafts",
    seen_by=NOBODY,
    on_erasure=_("It is removed."),
    mine=lambda person: Draft.objects.filter(person=person, sent_at=None),
    leave_out=("writing",),
)
hold(
    LinkPreview,
    what=_("Pages your messages link to, with what those say of themselves"),
    why=_("So that others know what a link leads to."),
    basis=CHOICE,
    kept=_("As long as the message exists, or until you take it away."),
    seen_by=READERS,
    on_erasure=_("As with the message itself."),
    mine=lambda person: LinkPreview.objects.filter(message__by=person),
    leave_out=("taken_away_by",),
)


@on_taking_along
def take_along(person):
    """What they wrote is taken back wherever it stands; the answers of others stay."""
    rows = Message.objects.filter(by=person)
    indexing.forget("message", rows.values_list("pk", flat=True))
    rows.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    for message in rows:
        wipe(message)
