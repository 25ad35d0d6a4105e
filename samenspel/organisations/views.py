"""The list of organisations, and the page of one."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samenspel.organisations.models import Affiliation, Organisation, Partnership
from samenspel.people.models import Person
from samenspel.privacy import discretion
from samenspel.ui.paging import page_of


@require_safe
def organisations(request):
    seen = Organisation.objects.visible_to(request.user).by_name()
    page = page_of(seen, request, key=("by_name", "pk"), size=50)
    return render(request, "organisations/organisations.html", {"page": page})


@require_safe
def organisation(request, slug):
    """What an organisation is, its partners, and its people as far as they show themselves."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    here = Affiliation.objects.current().filter(organisation=organisation, person__is_active=True)
    seen = here.filter(person__in=Person.objects.visible_to(request.user))
    everyone = here.values("person").distinct().count()
    context = {
        "organisation": organisation,
        "partners": _partners(organisation, request.user),
        "affiliations": seen.select_related("person", "unit").order_by("person__name", "pk")[:60],
        "people_count": discretion.count_beside(everyone, seen=seen.values("person").distinct().count()),
    }
    return render(request, "organisations/organisation.html", context)


def _partners(organisation, viewer):
    pairs = Partnership.objects.filter(Q(one=organisation) | Q(other=organisation), until=None)
    seen = set(Organisation.objects.visible_to(viewer).values_list("pk", flat=True))
    partners = []
    for pair in pairs.select_related("one", "other"):
        partner = pair.other if pair.one_id == organisation.pk else pair.one
        if partner.pk in seen:
            partners.append({"organisation": partner, "about": pair.about})
    return partners
