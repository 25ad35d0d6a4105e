"""One-click sign-in on an address that others can reach is refused before anything starts."""

from django.conf import settings
from django.core.checks import Error, register

from samenspel.demo.standing import hosts_beyond_this_machine


@register()
def demo_stays_on_this_machine(app_configs=None, **kwargs):
    beyond = hosts_beyond_this_machine()
    if not settings.DEMO or not beyond:
        return []
    return [
        Error(
            "SAMENSPEL_DEMO is on, so whoever reaches this address can sign in as anyone, "
            f"and SAMENSPEL_HOSTS names {', '.join(beyond)}.",
            hint="Leave SAMENSPEL_DEMO out, or keep SAMENSPEL_HOSTS to localhost and 127.0.0.1.",
            id="samenspel.E001",
        )
    ]
