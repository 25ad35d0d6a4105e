"""What pages show of organisations, as far as the viewer may see it."""

from django.db.models import Prefetch
from django.db.models.functions import Lower

from samenspel.organisations import access
from samenspel.organisations.arranging import tree_of
from samenspel.organisations.models import (
    Affiliation,
    Organisation,
    OrganisationAdministrator,
    Partnership,
    PartnershipProposal,
)
from samenspel.people.levels import counted
from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in


def with_organisations(people, viewer, *, path="affiliations"):
    """``people`` with their affiliations of now that ``viewer`` may see in ``.belongs_to``, main first."""
    seen = (
        Affiliation.objects.current()
        .filter(organisation__in=Organisation.objects.visible_to(viewer))
        .select_related("organisation", "unit")
        .order_by("-is_main", "pk")
    )
    return people.prefetch_related(Prefetch(path, queryset=seen, to_attr="belongs_to"))


def people_of(organisation, viewer):
    """Who belongs here now and shows it to ``viewer``, by name."""
    here = Affiliation.objects.current().filter(
        organisation=organisation, person__in=Person.objects.visible_to(viewer), person__is_active=True
    )
    return here.select_related("person", "unit", "confirmation").annotate(by_name=Lower("person__name"))


def head(organisation, viewer):
    """What the top of each of its pages needs."""
    can_administer = access.can_administer(viewer, organisation)
    return {
        "organisation": organisation,
        "can_administer": can_administer,
        "is_house": access.is_house_administrator(viewer),
        "waiting_people": _stated(organisation).count() if can_administer else 0,
        "waiting_proposals": _asked_of(organisation).count() if can_administer else 0,
    }


def frame(organisation, viewer):
    """What the page itself shows besides its people."""
    here = Affiliation.objects.current().filter(organisation=organisation, person__is_active=True)
    mine = None
    if is_signed_in(viewer):
        mine = here.filter(person=viewer).select_related("confirmation").first()
    return {
        **head(organisation, viewer),
        "people_count": counted(here),
        "partners": partners_of(organisation, viewer),
        "branches": tree_of(organisation),
        "administrators": administrators_of(organisation, viewer),
        "mine": mine,
        "can_state": mine is None and access.can_state(viewer),
    }


def partners_of(organisation, viewer):
    """The partnerships of now, each with ``partner`` as seen from here, by name."""
    rows = Partnership.objects.current().of(organisation).visible_to(viewer).select_related("one", "other")
    partners = list(rows)
    for row in partners:
        row.partner = row.partner_of(organisation)
    return sorted(partners, key=lambda row: (row.partner.sort_name, row.pk))


def administrators_of(organisation, viewer):
    rows = OrganisationAdministrator.objects.current().filter(
        organisation=organisation, person__in=Person.objects.visible_to(viewer)
    )
    return rows.select_related("person").order_by("since", "pk")


def _stated(organisation):
    return Affiliation.objects.current().stated().filter(organisation=organisation)


def _asked_of(organisation):
    return PartnershipProposal.objects.open().filter(to=organisation)
