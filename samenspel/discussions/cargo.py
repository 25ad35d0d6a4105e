"""What of discussions moves house."""

from collections import Counter

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, on_arrival, stays
from samenspel.discussions.models import (
    Closing,
    Discussion,
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
from samenspel.privacy.visibility import Visibility


def _for_who_comes_along(rows, by):
    """Words from before a thread was moved here, written for another community alone, are of that one."""
    openly = Q(written_for__in=[Visibility.PUBLIC, Visibility.SIGNED_IN])
    return rows.filter(openly | Q(written_in=F("discussion__community")))


carry(Discussion, path="community", called=_("Discussions"), leave=("once",))
carry(
    Message,
    path="discussion__community",
    called=_("Messages"),
    leave=("once",),
    rows=_for_who_comes_along,
)
carry(
    MessageEdit,
    path="message__discussion__community",
    rows=lambda rows, by: rows.filter(message__withdrawn_at=None),
)
carry(MessageFile, path="message__discussion__community")
carry(
    Mention,
    path="message__discussion__community",
    rows=lambda rows, by: rows.filter(
        Q(person__isnull=False)
        | Q(role__community=F("message__discussion__community"))
        | Q(community=F("message__discussion__community"))
    ),
)
carry(LinkPreview, path="message__discussion__community")
carry(Reaction, path="message__discussion__community")
carry(Closing, path="discussion__community", rows=_for_who_comes_along)
carry(Split, path="discussion__community")

stays(
    _("Who follows or reads a discussion, and who keeps quiet about it, is known to them alone."),
    Follow,
    Reading,
)


@on_arrival
def _count(things, news):
    """How many messages a thread has is what is there."""
    counted = Counter(each.discussion_id for each in things[Message])
    wrong = [each for each in things[Discussion] if each.message_count != counted[each.pk]]
    for each in wrong:
        each.message_count = counted[each.pk]
    Discussion.objects.bulk_update(wrong, ["message_count"], batch_size=500)


stays(_("From where a discussion was moved is told where it was."), Moved)
