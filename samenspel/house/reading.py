"""Audit events as people read them: who, whom and what looked up, and a sentence from the room."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from samenspel.house.models import AuditKey, HouseRules
from samenspel.house.sockets import PERIODS

# What events are about, by the room that tells them; a room that is not there tells none.
KINDS = {
    "house": _("Settings"),
    "people": _("Accounts"),
    "organisations": _("Organisations"),
    "communities": _("Communities"),
    "work": _("Results"),
    "moderation": _("Moderation"),
    "privacy": _("Erasure"),
}


def sentences(events):
    """The events with ``by``, ``person``, ``about`` and ``sentence`` set; a query per kind of thing."""
    events = list(events)
    people = _people({event.by_key for event in events} | {event.person_key for event in events})
    things = _things(events)
    for event in events:
        event.by = people.get(event.by_key)
        event.person = people.get(event.person_key)
        event.thing = things.get((event.about_kind, event.about_id))
        event.sentence = _sentence(event)
    return events


def keys_of(words):
    """The keys of people whose name, handle or address has these words in it."""
    people = get_user_model().objects.all()
    found = (
        people.filter(name__icontains=words)
        | people.filter(handle__icontains=words)
        | people.filter(email__icontains=words)
    )
    return AuditKey.objects.filter(person__in=found.values("pk")).values("key")


def _people(keys):
    found = AuditKey.objects.filter(key__in=keys - {""}).select_related("person")
    return {row.key: row.person for row in found}


def _things(events):
    """Things by kind and number, as far as they are still there."""
    asked = {}
    for event in events:
        if event.about_kind:
            asked.setdefault(event.about_kind, set()).add(event.about_id)
    found = {}
    for kind, numbers in asked.items():
        try:
            model = apps.get_model(kind)
        except LookupError:
            continue
        found |= {(kind, pk): thing for pk, thing in model._base_manager.in_bulk(numbers).items()}
    return found


def _sentence(event):
    words = {"by": event.by, "person": event.person, "about": event.thing, "said": event.said}
    if event.verb in WORDS:
        words |= WORDS[event.verb](event.said)
    return " ".join(strip_tags(render_to_string(event.template_name, words)).split())


def _rule(said):
    rule = said["rule"]
    return {"rule": _label(rule), "old": _words(rule, said["old"]), "new": _words(rule, said["new"])}


def _period(said):
    period = PERIODS.get(said["period"])
    return {"label": period.label if period else said["period"]}


WORDS = {"house.rule_changed": _rule, "house.period_ended": _period}


def _label(rule):
    if rule.startswith("retention."):
        period = PERIODS.get(rule.split(".")[1])
        return period.label if period else rule
    return HouseRules._meta.get_field(rule).verbose_name


def _words(rule, value):
    if rule == "sign_up":
        return dict(HouseRules.SignUp.choices).get(value, value)
    if rule == "languages":
        return ", ".join(value)
    return value
