"""What administrators do in this room."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=20,
    url_name="people:bulk",
    label=_("People and accounts"),
    about=_("Who there is, who never signed in; invite, close, appoint and erase, one or many at once."),
)
