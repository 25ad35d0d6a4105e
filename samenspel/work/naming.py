"""Where somebody's name stands on roadmaps, also of communities they left: it is theirs to take off."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.work.models import Experiment, ExperimentDoer, Initiative, InitiativePerson

MOST = 50


@dataclass(frozen=True)
class Named:
    """One place. ``as_what`` in words; ``thing`` is None where they may not see it any more; ``away`` is the
    address of the form that takes the name off."""

    as_what: str
    thing: Any
    away: str


def named(person):
    """The latest places where the name of ``person`` stands: as doer, taking part, looking after."""
    does = ExperimentDoer.objects.filter(person=person).order_by("-pk")
    in_it = InitiativePerson.objects.current().filter(person=person).order_by("-pk")
    leads = Initiative.objects.filter(steward=person).order_by("-pk")
    return [
        *_named(person, leads.values_list("pk", flat=True), _("You look after it"), "lay_down", Initiative),
        *_named(
            person, in_it.values_list("initiative", flat=True), _("You take part"), "step_out", Initiative
        ),
        *_named(
            person, does.values_list("experiment", flat=True), _("You do it"), "leave_experiment", Experiment
        ),
    ]


def stands_in(person, thing):
    """Whether their name stands there."""
    if isinstance(thing, Experiment):
        return thing.doers.filter(person=person).exists()
    is_in = InitiativePerson.objects.current().filter(initiative=thing, person=person).exists()
    return is_in or thing.steward_id == person.pk


def _named(person, numbers, as_what, form, model):
    numbers = list(numbers[:MOST])
    seen = model.objects.visible_to(person).select_related("community").in_bulk(numbers)
    return [Named(as_what, seen.get(pk), reverse(f"work:{form}", args=[pk])) for pk in numbers]
