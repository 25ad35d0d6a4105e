"""What administrators do in this main."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=50,
    url_name="moderation:queue",
    label=_("Reports"),
    about=_("What someone reported, what is hidden, and who asked to look at a decision again."),
)
