"""How to read the counts of who connects whom."""

from django.utils.translation import gettext_lazy as _

from samenspel.networks.guides.guide import Guide

HOW = _(
    "Counted for each pair of people whom someone connects and who have no tie themselves, by organisation."
)
CAVEAT = _("Counts below five are not shown. A person can have several roles.")
QUESTION = _("Which bridging roles are empty with us, and which are double?")


def _broker(name, title, sentence):
    return Guide(
        name,
        "brokerage",
        title,
        sentence,
        HOW,
        "Gould & Fernandez (1989)",
        CAVEAT,
        QUESTION,
    )


BROKERS = [
    _broker(
        "coordinator", _("Coordinators"), _("How many people connect others within their own organisation.")
    ),
    _broker(
        "gatekeeper",
        _("Gatekeepers"),
        _("How many people let something from outside into their organisation."),
    ),
    _broker(
        "representative",
        _("Representatives"),
        _("How many people carry something out of their organisation."),
    ),
    _broker(
        "itinerant",
        _("Advisers from outside"),
        _("How many people connect others of one organisation, not their own."),
    ),
    _broker(
        "liaison",
        _("Connectors"),
        _("How many people connect two organisations that are both not their own."),
    ),
]
