"""The pages of this main for administrators; rooms add theirs in their ``house.py``."""

from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import add_duty

add_duty(
    order=10,
    url_name="house:settings",
    label=_("Settings"),
    about=_("Name, look, languages, who may make an account, and how long things are kept."),
)
add_duty(
    order=70,
    url_name="house:audit",
    label=_("Who changed what"),
    about=_("The log of changes in access, roles and settings. It only grows."),
)
add_duty(
    order=80,
    url_name="house:health",
    label=_("Is all well?"),
    about=_(
        "Database, worker, the work of the night, disk and mail, and what to do when something is not well."
    ),
)
