"""Saying that a thing breaks a rule. It costs nothing to be wrong, and nobody can flood those who read it."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from samenspel.moderation.access import can_report
from samenspel.moderation.models import Report
from samenspel.moderation.sockets import KINDS

MOST_A_DAY = 10
# What holds everywhere, whatever a community agreed; each reader meets it in their own language.
HOUSE_RULES = (
    gettext_noop("It hurts, threatens or shuts people out"),
    gettext_noop("It says something private about someone"),
    gettext_noop("It is not true, and that does harm"),
    gettext_noop("It is advertising, or it is put here again and again"),
    gettext_noop("It is against the law"),
    gettext_noop("Something else"),
)


class TooMany(Exception):
    """Someone reported so much in a day that it must wait."""


def rules_for(thing):
    """The rules a thing may break: what its own place agreed, then what holds everywhere."""
    return [*map(str, KINDS[type(thing)].rules(thing)), *HOUSE_RULES]


@transaction.atomic
def report(thing, *, by, rule, words="", at=None):
    """Report a thing, once a person; a second time gives the report there is. Raises TooMany."""
    if not can_report(by, thing):
        raise PermissionDenied
    at = at or timezone.now()
    before = Report.objects.about(thing).filter(by=by).first()
    if before:
        return before
    if Report.objects.filter(by=by, at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooMany
    return Report.objects.get_or_create(
        about_type=ContentType.objects.get_for_model(thing),
        about_id=thing.pk,
        by=by,
        defaults={"rule": rule[:300], "words": words, "at": at},
    )[0]
