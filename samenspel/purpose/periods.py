"""How long this room keeps who was named as inspiring and never answered."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import keep_for
from samenspel.purpose import inventory

keep_for(
    "inspirers",
    label=_("People who were named as inspiring and never answered"),
    why=_("Long enough to answer one letter; nobody asked to be kept here."),
    default=1,
    least=1,
    most=1,
    waiting=lambda before: inventory.silent(before).count(),
    end=inventory.forget_silent,
)
