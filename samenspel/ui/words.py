"""A field for many words in Markdown: how it will look, whom to call on, and nothing typed is ever lost.

``WordsField`` is a plain text area without script. With it: a preview, completion of names after an @, and,
where a room says for which place the words are (``discussions.drafts.keep_with``), every keystroke kept.
Other fields for words keep every keystroke too, once they are ``kept``.
"""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
HELP = _("**bold**, *slanted*, - a list, > a quote; a link works by itself.")


class Words(forms.Textarea):
    template_name = "ui/_words.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return {**context, **self.said(name)} if hasattr(self, "said") else context


class Kept(forms.Widget):
    """Another input, with around it what keeps each keystroke."""

    template_name = "ui/_kept.html"

    def __init__(self, inner, said):
        super().__init__(inner.attrs)
        self.inner, self.said = inner, said

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return {**context, **self.said(name), "inner": self.inner.render(name, value, attrs)}

    def value_from_datadict(self, data, files, name):
        return self.inner.value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data, files, name):
        return self.inner.value_omitted_from_data(data, files, name)

    def use_required_attribute(self, initial):
        return self.inner.use_required_attribute(initial)


@dataclass
class Keeping:
    """For whom and for which place the words of a field are kept, and what there is already."""

    place: str = ""
    person: Any = None
    drafts: list = field(default_factory=list)
    sent_writings: list = field(default_factory=list)
    begun_from: Any = None
    data: Any = None

    def said(self, name):
        """What the part needs beyond a plain input: the mark of the form that came back, or a new one."""
        data, begun = self.data or {}, self.begun_from
        writing = data.get(f"{name}_writing") or get_random_string(16, LETTERS)
        is_kept = self.person and self.place
        return {
            "place": self.place,
            "person": self.person.pk if self.person else "",
            "draft_url": _address("discussions:draft") if is_kept else "",
            "throw_url": _address("discussions:throw_away") if is_kept else "",
            "sent_writings": self.sent_writings,
            "writing": writing,
            "begun_from": data.get(f"{name}_from", "") or (begun.writing if begun else ""),
            "begun_at": data.get(f"{name}_from_at", "") or (begun.at.isoformat() if begun else ""),
            "others": [row for row in self.drafts if row is not begun and row.writing != writing],
            "is_back": self.data is not None,
        }


class WordsField(forms.CharField):
    """Takes ``mentions``: whether an @ calls on people here, and ``community``: whose people come first."""

    widget = Words

    def __init__(self, *, mentions=False, rows=5, **rest):
        rest.setdefault("help_text", HELP)
        super().__init__(**rest)
        self.mentions = mentions
        self.community = None
        self.keeping = Keeping()
        self.widget.attrs["rows"] = rows

    def get_bound_field(self, form, field_name):
        self.keeping.data = form.data if form.is_bound else None
        self.widget.said = self.said
        return super().get_bound_field(form, field_name)

    def said(self, name):
        """What the part needs beyond a plain text area."""
        return {
            "preview_url": reverse("ui:preview"),
            "complete_url": _address("discussions:complete") if self.mentions else "",
            "community": self.community.slug if self.community else "",
            **self.keeping.said(name),
        }


def is_for_words(field):
    """Whether people write words in it, rather than choose, or give an address or a number."""
    if not isinstance(field, forms.CharField) or field.widget.is_hidden:
        return False
    return isinstance(field.widget, forms.Textarea) or getattr(field.widget, "input_type", "") == "text"


def kept(form, name, keeping):
    """Let a field of a form keep each keystroke."""
    field = form.fields[name]
    keeping.data = form.data if form.is_bound else None
    if not isinstance(field, WordsField):
        field.widget = Kept(field.widget, keeping.said)
    field.keeping = keeping


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
