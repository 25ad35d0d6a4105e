"""Who may do what: mail. One has one's own; how letters stand is for administrators."""

from django.utils import timezone

from samenspel.mail.models import Letter
from tests.matrix.row import ONLY_ADMIN, ONLY_ADMIN_GOES_ON, Row

# fmt: off
ONE_S_OWN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"
ONLY_POST = "sign-in only-post only-post only-post only-post only-post only-post only-post"
ONLY_IN_THE_DEMO = "sign-in hidden hidden hidden hidden hidden hidden hidden"


def perhaps_sent(cast):
    """A letter to Sami of which nobody knows whether it was sent."""
    uncertain = {"person": cast.sami, "to": cast.sami.email, "uncertain_at": timezone.now(), "sent_at": None}
    said = {**uncertain, "dropped_at": None, "language": "nl", "why": "the worker stopped"}
    return Letter.objects.update_or_create(key="matrix:perhaps", defaults=said)[0]


def its_number(letter):
    return {"pk": letter.pk}


#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("mail:addresses", ONE_S_OWN),
    Row("mail:works_again", ONLY_POST, is_page=False),
    Row("mail:works_again", GOES_ON, post=lambda cast: {}),
    Row("mail:end_answering", ONLY_POST, is_page=False),
    Row("mail:end_answering", GOES_ON, post=lambda cast: {}),
    Row("mail:outbox", ONLY_IN_THE_DEMO),
    Row("mail:letter", ONLY_IN_THE_DEMO, given=perhaps_sent, args=its_number),
    Row("mail:page", ONLY_IN_THE_DEMO, given=perhaps_sent, args=its_number, is_page=False),
    Row("mail:standing", ONLY_ADMIN, given=perhaps_sent),
    Row("mail:decide", ONLY_ADMIN_GOES_ON, given=perhaps_sent,
        args=its_number, post=lambda letter: {"decision": "leave"}),
    Row("mail:decide", "only-post", given=perhaps_sent, args=its_number, is_page=False),
]
