"""What administrators do in this main."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=40,
    url_name="intake:imports",
    label=_("Bring in data"),
    about=_(
        "People, organisations, ties and events from your own files; a set can be taken back as a whole."
    ),
)
