"""What administrators see of mail that comes in, and how long that it came is remembered."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.house.checking import CARE, WELL
from samenspel.house.ending import delete_in_batches
from samenspel.house.sockets import Finding, check, keep_for
from samenspel.mail.models import Became, Bounce, Received, Rest

WEEK = timedelta(days=7)
# So many people without letters are no accident of one of them.
MANY_REST = 20


def numbers(at=None):
    """{what became of mail in the last seven days: how many}."""
    rows = Received.objects.filter(at__gt=(at or timezone.now()) - WEEK)
    return dict(rows.order_by().values_list("became").annotate(number=Count("pk")))


def mail_in():
    """Whether answers by mail come in, and whether letters come back more than they should."""
    if not settings.REPLY_DOMAIN:
        return Finding(WELL, _("This house takes no mail in; letters are answered on the page."))
    rest = Rest.objects.filter(lifted_at=None).count()
    if rest >= MANY_REST:
        said = ngettext(
            "Letters to %s address do not arrive.", "Letters to %s addresses do not arrive.", rest
        )
        return Finding(
            CARE, said % rest, _("Look whether other mail servers trust yours: SPF, DKIM, DMARC, lists.")
        )
    placed = numbers().get(Became.PLACED, 0)
    said = ngettext("%s answer came by mail this week.", "%s answers came by mail this week.", placed)
    return Finding(WELL, said % placed)


def _before(moment):
    """(rows of mail, rows of letters that came back, rests that ended) from before then."""
    return (
        Received.objects.filter(at__lt=moment),
        Bounce.objects.filter(at__lt=moment),
        Rest.objects.filter(lifted_at__lt=moment),
    )


keep_for(
    "received_mail",
    label=_("That mail came in, and that letters came back"),
    why=_("Long enough to know the same mail when it comes again; what it says is not kept."),
    default=3,
    least=1,
    most=12,
    waiting=lambda before: sum(rows.count() for rows in _before(before)),
    end=lambda before: sum(map(delete_in_batches, _before(before))),
)
check(order=73, label=_("Mail that comes in"), look=mail_in)
