"""Who is named in results that were fetched already: three questions, whatever their number.

Named are those who confirmed it, of people the viewer may see, or who gave only an address and chose the name
they are called by.
"""

from django.db.models import Count, Q

from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.work.models import Contribution


def with_credits(results, viewer):
    """Each with ``seen_contributions``, in the order they were brought, and ``contribution_count`` of all."""
    numbers = {result.pk for result in results}
    if not numbers:
        return results
    counts, seen = dict(_counts(None, numbers)), {}
    contributions = _contributions(viewer, numbers) if counts else []
    _with_organisations([each.person for each in contributions], viewer)
    for contribution in contributions:
        seen.setdefault(contribution.result_id, []).append(contribution)
    for result in results:
        result.contribution_count = counts.get(result.pk, 0)
        result.seen_contributions = seen.get(result.pk, [])
    return results


@question
def _counts(_nobody, results):
    rows = Contribution.objects.confirmed().filter(result__in=results).order_by()
    return rows.values_list("result").annotate(n=Count("pk"))


@question
def _contributions(viewer, results):
    in_sight = Q(person__in=Person.objects.visible_to(viewer))
    in_sight |= Q(person__introduced_at=None, person__is_active=True) & ~Q(called="")
    rows = Contribution.objects.confirmed().filter(in_sight, result__in=results)
    return rows.select_related("person").order_by("pk")


@question
def _affiliations(viewer, people):
    rows = Affiliation.objects.current().filter(person__in=people)
    rows = rows.filter(organisation__in=Organisation.objects.visible_to(viewer))
    return rows.select_related("organisation", "unit").order_by("-is_main", "pk")


def _with_organisations(people, viewer):
    """Each with those the viewer may see in ``belongs_to``, the main one first."""
    belongs_to = {}
    for row in _affiliations(viewer, {each.pk for each in people}) if people else []:
        belongs_to.setdefault(row.person_id, []).append(row)
    for each in people:
        each.belongs_to = belongs_to.get(each.pk, [])
