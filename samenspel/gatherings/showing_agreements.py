"""What the pages of agreements show: whose each is, and what became of it, as far as the viewer may see."""

from samenspel.gatherings import access
from samenspel.gatherings.models import Commitment, Gathering
from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in


def furnish_commitments(commitments, viewer):
    """Give each whose it is, as far as the viewer may see them; and whether they say what became of it."""
    seen = Person.objects.visible_to(viewer).in_bulk({each.owner_id for each in commitments} - {None})
    for each in commitments:
        each.seen_owner = seen.get(each.owner_id)
        each.is_mine = is_signed_in(viewer) and each.owner_id == viewer.pk


def of_commitment(commitment, viewer):
    """All that the page of an agreement shows."""
    steps = list(commitment.steps.order_by("-at", "-pk"))
    pks = {step.by_id for step in steps} | {commitment.by_id}
    seen = Person.objects.visible_to(viewer).in_bulk(pks - {None})
    for step in steps:
        step.seen_by = seen.get(step.by_id)
    furnish_commitments([commitment], viewer)
    gatherings = Gathering.objects.visible_to(viewer)
    return {
        "commitment": commitment,
        "community": commitment.community,
        "gathering": gatherings.filter(pk=commitment.gathering_id).first(),
        "steps": steps,
        "writer": seen.get(commitment.by_id),
        "can_keep": access.can_keep(viewer, commitment),
    }


def open_commitments(community, viewer, *, most=5):
    """What is agreed and not done yet in a community, the nearest day first."""
    rows = Commitment.objects.visible_to(viewer).open().filter(community=community).for_cards()
    rows = list(rows.order_by("by_when", "pk")[:most])
    furnish_commitments(rows, viewer)
    return rows
