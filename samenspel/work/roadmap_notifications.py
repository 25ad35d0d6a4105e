"""What people hear of from the roadmap: offers and answers to them, and what became of what they are in."""

from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import AT_ONCE, kind
from samenspel.work.models import Experiment, Initiative, Offer, OfferStep

kind(
    "work.offer_made",
    Offer,
    words=_("Someone offers a hand where I answer"),
    visible_to=Offer.objects.visible_to,
    related=("person", "community", "call", "initiative"),
    by_mail=AT_ONCE,
)
kind(
    "work.offer_step",
    OfferStep,
    words=_("An offer goes on: of mine, or one I answer"),
    visible_to=lambda person: OfferStep.objects.filter(offer__in=Offer.objects.visible_to(person)),
    grouped_by=lambda step: step.offer_id,
    url=lambda step: step.offer.get_absolute_url(),
    related=("offer__person", "offer__community", "offer__call", "offer__initiative"),
    by_mail=AT_ONCE,
)
for name, words in (
    ("asked_to_look_after", _("I am asked to look after an initiative")),
    ("took_part", _("Someone joins an initiative I look after")),
    ("initiative_moved", _("An initiative I take part in moves, or ends")),
):
    kind(f"work.{name}", Initiative, words=words, visible_to=Initiative.objects.visible_to, again=True)
kind(
    "work.named_as_doer",
    Experiment,
    words=_("Someone says that I join in an experiment"),
    visible_to=Experiment.objects.visible_to,
    by_mail=AT_ONCE,
)
