"""What of discussions moves house."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
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

carry(Discussion, path="community", leave=("once",))
carry(
    Message,
    path="discussion__community",
    leave=("once",),
    rows=lambda rows, by: rows.filter(withdrawn_at=None),
)
carry(MessageFile, path="message__discussion__community")
carry(Reaction, path="message__discussion__community")
carry(Closing, path="discussion__community")
carry(Split, path="discussion__community")

stays(_("What words were before they were changed or taken back is of who wrote them."), MessageEdit)
stays(
    _("Who follows, reads or is called into a discussion is known to them alone."), Follow, Reading, Mention
)
stays(_("From where a discussion was moved is told where it was."), Moved)
stays(_("What a link leads to is looked up anew."), LinkPreview)
