"""What this room adds to the page of a community and of a person: results."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.communities.lifecycle import Deed, days_between
from samenspel.communities.sockets import add_deeds, add_part
from samenspel.people.sockets import add_evidence, add_panel
from samenspel.privacy.questions import question
from samenspel.work import access, roadmap_pages  # noqa: F401 (the second plugs itself in)
from samenspel.work.credited import with_credits
from samenspel.work.models import Contribution, Evidence, Result


@question
def _latest(viewer, community):
    return Result.objects.visible_to(viewer).filter(community=community).with_place().latest_first()[:6]


def _of_community(community, viewer):
    results = with_credits(_latest(viewer, community.pk), viewer)
    return {
        "community": community,
        "results": results[:5],
        "has_more": len(results) > 5,
        "can_publish": access.can_publish(viewer, community),
    }


def _of_person(person, viewer):
    seen = Result.objects.visible_to(viewer).filter(
        contributions__person=person, contributions__confirmed_at__isnull=False
    )
    seen = seen.annotate(brought=F("contributions__brought"))
    results = list(seen.select_related("community").latest_first()[:10])
    return {"results": results} if results else None


def _evidence(skills, viewer):
    seen = Result.objects.visible_to(viewer)
    rows = Evidence.objects.standing().filter(skill__in=skills, result__in=seen).select_related("result")
    found = {}
    for row in rows:
        found.setdefault(row.skill_id, []).append(row.result)
    return found


add_evidence(
    of=_evidence, url=lambda skill: reverse("work:evidence", args=[skill.pk]), words=_("Choose results")
)


@add_deeds
def _results_made(community, since, until):
    """Everyone who had a part in a result did something; whoever published it began it."""
    made = Result.objects.filter(community=community, published_at__gt=since, published_at__lte=until)
    for pk, person, at in made.values_list("pk", "published_by", "published_at"):
        if person is not None:
            yield Deed(person=person, days_ago=days_between(at, until), thing=("result", pk), started=True)
    parts = (
        Contribution.objects.confirmed()
        .filter(result__in=made)
        .values_list("result", "person", "result__published_at")
    )
    for pk, person, at in parts:
        yield Deed(person=person, days_ago=days_between(at, until), thing=("result", pk))


add_part(order=10, template="work/_of_community.html", context=_of_community)
add_panel(order=30, template="work/_of_person.html", context=_of_person)
