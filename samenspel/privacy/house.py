"""What administrators do in this main."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=60,
    url_name="privacy:register",
    label=_("Register of processing"),
    about=_("What is done with data about people, for works council and data protection officer."),
)
