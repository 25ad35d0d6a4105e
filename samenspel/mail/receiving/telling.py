"""Letters about mail that came in, to who wrote it: why it does not stand there, with their words back."""

from django.utils.translation import gettext as _

from samenspel.house.address import root, whole
from samenspel.mail.receiving import limits, machines
from samenspel.mail.writing import Quote, write


def of_not_placed(came, sentence, *, title="", url="", text=""):
    """To the person: it does not stand there, why, and what they wrote."""
    write(
        "mail/received/not_placed.txt",
        came.person,
        key=f"mail.not_placed:{came.pk}",
        sentence=sentence,
        title=title,
        link=whole(url) if url else root(),
        words=Quote(text) if text else "",
    )


def of_too_much(came):
    """To the person, once a day: more than this is not placed in an hour."""
    said = _("More than %s answers by mail an hour are not placed, so that no machine fills a discussion.")
    advice = _("Wait an hour, or write on the page.")
    write(
        "mail/received/not_placed.txt",
        came.person,
        key=f"mail.too_much:{came.at:%Y-%m-%d}",
        sentence=f"{said % limits.MOST_PLACED} {advice}",
        title="",
        link=root(),
        words="",
    )


def of_left_out(came, sentences, *, title, url):
    """To the person: their words stand there, some files do not."""
    write(
        "mail/received/left_out.txt",
        came.person,
        key=f"mail.left_out:{came.pk}",
        sentences=sentences,
        title=title,
        link=whole(url),
    )


def of_unknown(message, sender, at):
    """To who wrote from an address that does not fit: kindly, once a day, not a word about whose it is."""
    if not sender or machines.asks_for_silence(message) or not limits.may_tell_a_stranger(at):
        return
    write("mail/received/unknown.txt", sender, key=f"{limits.UNKNOWN}:{at:%Y-%m-%d}", link=root())
