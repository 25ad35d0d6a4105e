"""What this room tells: that organisations became partners."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.organisations.models import Organisation, Partnership
from samenspel.ui.rendering import as_html

name_kind("organisations", _("Organisations"))
register(
    "organisations.partnership_begun",
    Partnership,
    visible_to=Partnership.objects.visible_to,
    related=("one", "other"),
)


def _organisation(organisation):
    return Item(
        title=organisation.name,
        url=organisation.get_absolute_url(),
        at=organisation.confirmed_at,
        html=as_html(organisation.about),
    )


syndicate(
    "organisations",
    title=_("Organisations"),
    things=lambda visitor: Organisation.objects.visible_to(visitor).confirmed(),
    order=("-confirmed_at", "-pk"),
    item=_organisation,
    page=lambda: reverse("organisations:organisations"),
)
