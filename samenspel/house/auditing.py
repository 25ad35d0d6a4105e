"""Remembering who changed access, roles and settings; called by the act itself, inside its transaction."""

import secrets

from django.contrib.auth import get_user_model
from django.db import transaction
from django.template.loader import get_template
from django.utils import timezone

from samenspel.house.chaining import link
from samenspel.house.models import AuditEvent, AuditHead, AuditKey
from samenspel.house.signals import recorded

ONLY_ROW = 1


@transaction.atomic
def record(verb, *, by, about=None, person=None, at=None, **said):
    """Append that ``by`` (None: the house itself) did ``verb``, about a thing, concerning a person.

    The room has a sentence for it, ``<room>/audit/<name>.html``, with ``by``, ``person``, ``about``
    and ``said``. ``said`` holds plain words and numbers and never what names a person: the log is kept when
    people go. Raises TemplateDoesNotExist without a sentence, TypeError when ``said`` is not plain.
    """
    if isinstance(about, get_user_model()):
        about, person = None, person or about
    AuditHead.objects.get_or_create(pk=ONLY_ROW)
    head = AuditHead.objects.select_for_update().get(pk=ONLY_ROW)
    event = AuditEvent(
        number=head.number + 1,
        at=at or timezone.now(),
        verb=verb,
        by_key=key_of(by),
        person_key=key_of(person),
        about_kind=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        said=said,
    )
    get_template(event.template_name)
    event.hash = link(head.hash, event)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=ONLY_ROW).update(number=event.number, hash=event.hash)
    recorded.send(sender=AuditEvent, event=event)
    return event


def key_of(person):
    """The key the log knows someone by, made when they first occur in it; empty for nobody."""
    if person is None or not person.is_authenticated:
        return ""
    known = AuditKey.objects.filter(person=person).values_list("key", flat=True).first()
    return known or AuditKey.objects.get_or_create(person=person, defaults={"key": _new_key()})[0].key


def _new_key():
    return secrets.token_urlsafe(18)
