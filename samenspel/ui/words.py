"""A field for many words in Markdown: how it will look, whom to call on, and nothing typed is ever lost.

``WordsField`` is a plain text area without script. With it: a preview, completion of names after an @, and,
where a room says for which place the words are (``discussions.drafts.keep_with``), every keystroke kept.
"""

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


class WordsField(forms.CharField):
    """Takes ``mentions``: whether an @ calls on people here, and ``community``: whose people come first."""

    widget = Words

    def __init__(self, *, mentions=False, rows=5, **rest):
        rest.setdefault("help_text", HELP)
        super().__init__(**rest)
        self.mentions = mentions
        self.community = None
        self.person = None
        self.place = ""
        self.drafts = []
        self.sent_writings = []
        self.begun_from = None
        self.data = None
        self.widget.attrs["rows"] = rows

    def get_bound_field(self, form, field_name):
        self.data = form.data if form.is_bound else None
        self.widget.said = self.said
        return super().get_bound_field(form, field_name)

    def said(self, name):
        """What the part needs beyond a plain text area."""
        return {
            "place": self.place,
            "person": self.person.pk if self.person else "",
            "preview_url": reverse("ui:preview"),
            "complete_url": self._address("discussions:complete") if self.mentions else "",
            "community": self.community.slug if self.community else "",
            "draft_url": self._address("discussions:draft") if self.person and self.place else "",
            "throw_url": self._address("discussions:throw_away") if self.person and self.place else "",
            "sent_writings": self.sent_writings,
            **self._beginning(name),
        }

    def _beginning(self, name):
        """The mark of this piece of writing: that of the form that came back, or a new one."""
        data = self.data or {}
        writing = data.get(f"{name}_writing") or get_random_string(16, LETTERS)
        begun = self.begun_from
        return {
            "writing": writing,
            "begun_from": data.get(f"{name}_from", "") or (begun.writing if begun else ""),
            "begun_at": data.get(f"{name}_from_at", "") or (begun.at.isoformat() if begun else ""),
            "others": [row for row in self.drafts if row is not begun and row.writing != writing],
            "is_back": self.data is not None,
        }

    @staticmethod
    def _address(name):
        try:
            return reverse(name)
        except NoReverseMatch:
            return ""
