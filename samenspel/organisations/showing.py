"""The organisation beside a person's name, as far as the viewer may see it."""

from django.db.models import Prefetch

from samenspel.organisations.models import Affiliation, Organisation


def with_organisations(people, viewer, *, path="affiliations"):
    """``people`` with their affiliations of now that ``viewer`` may see in ``.belongs_to``, main first."""
    seen = (
        Affiliation.objects.current()
        .filter(organisation__in=Organisation.objects.visible_to(viewer))
        .select_related("organisation", "unit")
        .order_by("-is_main", "pk")
    )
    return people.prefetch_related(Prefetch(path, queryset=seen, to_attr="belongs_to"))
