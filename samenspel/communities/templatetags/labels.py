"""``{{ said.after|label_in:"openness" }}``: what the log keeps in words of the house, as people read it."""

from django import template
from django.db import models
from django.utils.translation import gettext as _

from samenspel.communities.models import Community, Membership

register = template.Library()


@register.filter
def status_label(value):
    return dict(Membership.Status.choices).get(value, value)


@register.filter
def name_of_door(field):
    """What a community calls one of its doors, as ``visibility``."""
    return Community._meta.get_field(field).verbose_name


@register.filter
def label_in(value, field):
    """The label of a value that was written down for a field of a community."""
    field = Community._meta.get_field(field)
    if isinstance(field, models.BooleanField):
        return _("yes") if value == "True" else _("no")
    return dict(field.flatchoices).get(value, value)
