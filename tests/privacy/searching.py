"""Looking for someone in everything the house keeps: every column of every table, and every file."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.db import models

from samenspel.people.models import Person


@dataclass
class Traces:
    """The words that lead to someone, and the number they had."""

    number: int
    words: tuple[str, ...]

    def found(self):
        """Where any of it stands: (table, column) pairs; keys that lead to the number count too."""
        return sorted(
            {place for model in apps.get_models(include_auto_created=True) for place in self._in(model)}
        )

    def _in(self, model):
        for field in model._meta.concrete_fields:
            rows = model._base_manager.all()
            if field.is_relation and field.related_model is Person:
                if rows.filter(**{field.attname: self.number}).exists():
                    yield model._meta.label, field.name
            elif isinstance(field, models.CharField | models.TextField | models.JSONField | models.FileField):
                values = rows.values_list(field.name, flat=True)
                if any(self.are_in(str(value)) for value in values.iterator()):
                    yield model._meta.label, field.name
        yield from self._by_kind(model)

    def _by_kind(self, model):
        """Rows that lead to the person by kind and number, without a key the database knows of."""
        if hasattr(model, "about_type") and hasattr(model, "about_id"):
            is_named = model._meta.get_field("about_type").is_relation
            kind = {"about_type__model": "person"} if is_named else {"about_type": "people.person"}
            about = model._base_manager.filter(**kind, about_id=self.number)
            if about.exists():
                yield model._meta.label, "about"

    def are_in(self, text):
        return self._pattern.search(text.lower()) is not None

    @cached_property
    def _pattern(self):
        """A short name stands by itself: within a long row of random signs it comes up by chance."""
        alone = r"(?<![a-z0-9]){}(?![a-z0-9])"
        words = [re.escape(word) for word in self.words]
        return re.compile("|".join(alone.format(word) if len(word) <= 4 else word for word in words))

    def in_files(self):
        """The files in the data folder that hold any of the words, by name or content."""
        root = Path(settings.DATA_DIR)
        files = [path for path in root.rglob("*") if path.is_file()]
        return [path.name for path in files if self.are_in(path.name) or self._are_within(path)]

    def _are_within(self, path):
        return self.are_in(path.read_bytes().decode("utf-8", errors="replace"))


def traces_of(person):
    """What to look for: name, handle, addresses, photo."""
    addresses = list(EmailAddress.objects.filter(user=person).values_list("email", flat=True))
    said = [person.name, person.handle, person.email, *addresses, person.photo]
    if person.is_light:
        said = [person.email, person.handle, *addresses]
    return Traces(person.pk, tuple({word.lower() for word in said if word}))
