"""How the pages of hackathons and learning sessions let people in, and stand in their community's frame."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from samenspel.gatherings.attending import may_be_noted
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sessions.access import can_take_part
from samenspel.gatherings.views import doors
from samenspel.people.models import Person


def seen_gathering(request, pk, kind=""):
    """The gathering, for whoever may see it; of the kind the page is for."""
    rows = Gathering.objects.visible_to(request.user).for_cards()
    found = get_object_or_404(rows, pk=pk)
    if kind and found.kind != kind:
        raise Http404
    return found


def taking_part(request, pk, kind=""):
    """The same, for whoever may bring something in."""
    found = seen_gathering(request, pk, kind)
    if not can_take_part(request.user, found):
        raise PermissionDenied
    return found


def seen(request, model, pk):
    rows = model.objects.visible_to(request.user).select_related("gathering__community")
    return get_object_or_404(rows, pk=pk)


def allowed(request, thing, may):
    if not may(request.user, thing):
        raise PermissionDenied
    return thing


def show(request, template, gathering, *, form=None, **context):
    """A page in the frame of its community, with what the viewer may do at this gathering."""
    may = context.get("can_take_part")
    may = can_take_part(request.user, gathering) if may is None else may
    context |= {"gathering": gathering, "can_take_part": may, "can_minute": may and not gathering.is_held}
    return doors.show(request, template, gathering.community, form=form, **context)


def others_here(gathering, person):
    """Who comes and who takes part, as far as the viewer may see them."""
    return may_be_noted(gathering, person).exclude(pk=person.pk).distinct()


def seen_names(viewer, numbers):
    """{number: person} of whom the viewer may see."""
    return Person.objects.visible_to(viewer).in_bulk({number for number in numbers if number})
