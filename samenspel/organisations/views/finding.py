"""The organisation a page is about, for who may see it and for who may look after it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from samenspel.organisations import access
from samenspel.organisations.models import Organisation


def seen(request, slug):
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)


def administered(request, slug):
    """For its own administrators and those of the house; others are told that it is not theirs."""
    organisation = seen(request, slug)
    if not access.can_administer(request.user, organisation):
        raise PermissionDenied
    return organisation


def of_the_house(request, slug):
    """For administrators of the house only."""
    organisation = seen(request, slug)
    if not access.is_house_administrator(request.user):
        raise PermissionDenied
    return organisation
