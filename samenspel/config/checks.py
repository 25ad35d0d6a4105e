"""What the settings say about the address of the house has to agree, before anything starts."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.http.request import validate_host


@register()
def address_is_answered(app_configs=None, **kwargs):
    """Letters would lead to a page that is refused, or that sends everyone on."""
    where = urlsplit(settings.ADDRESS)
    found = []
    if where.hostname and not validate_host(where.hostname, settings.ALLOWED_HOSTS):
        said = f"SAMENSPEL_ADDRESS is {settings.ADDRESS}, and {where.hostname} is not among SAMENSPEL_HOSTS."
        hint = "Add it to SAMENSPEL_HOSTS, or letters and feeds lead to a page that is refused."
        found.append(Error(said, hint=hint, id="samenspel.E030"))
    if where.scheme == "http" and settings.HTTPS:
        said = f"SAMENSPEL_ADDRESS is {settings.ADDRESS}, while SAMENSPEL_HTTPS is yes."
        found.append(Error(said, hint="Let it begin with https://.", id="samenspel.E031"))
    return found


@register(Tags.security, deploy=True)
def address_is_said(app_configs=None, **kwargs):
    if settings.ADDRESS:
        return []
    said = "SAMENSPEL_ADDRESS is not set, so letters have to guess where the house stands."
    return [Warning(said, hint="Set it, for instance to https://samen.example.", id="samenspel.W030")]
