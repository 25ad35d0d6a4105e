"""What administrators of the house do in this room."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=30,
    url_name="organisations:organisations",
    label=_("Organisations"),
    about=_(
        "Confirm pages that members began, verify e-mail domains, appoint who speaks, make two into one."
    ),
)
