"""What this room adds to the page of a community and of a person: results."""

from samenspel.communities.sockets import add_part
from samenspel.people.sockets import add_panel
from samenspel.work import access
from samenspel.work.models import Result


def _of_community(community, viewer):
    seen = Result.objects.visible_to(viewer).filter(community=community)
    results = list(seen.for_cards(viewer).latest_first()[:6])
    return {
        "community": community,
        "results": results[:5],
        "has_more": len(results) > 5,
        "can_publish": access.can_publish(viewer, community),
    }


def _of_person(person, viewer):
    seen = Result.objects.visible_to(viewer).filter(contributions__person=person)
    results = list(seen.select_related("community").latest_first()[:10])
    if not results:
        return None
    brought = dict(person.contributions.filter(result__in=results).values_list("result", "brought"))
    for result in results:
        result.brought = brought[result.pk]
    return {"results": results}


add_part(order=10, template="work/_of_community.html", context=_of_community)
add_panel(order=30, template="work/_of_person.html", context=_of_person)
