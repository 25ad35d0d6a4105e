"""Asking for files in a form: several at once, each kept as soon as it is right, so that nothing is lost.

::

    class MessageForm(Once):
        text = forms.CharField(widget=Words(place="…"))
        files = FilesField()

    form = MessageForm(sent(request), request.FILES or None)
    form.fields["files"].by = request.user        # who brings them
    form.cleaned_data["files"]                    # a list of files.File, in their order

The form element needs ``enctype="multipart/form-data"`` (``{% if form.is_multipart %}``). When the form comes
back with something to mend, the files that were right stand in it already. To edit what holds files, give
``initial={"files": […]}``: those stay unless they are taken out.
"""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.files.problems import Refused

MOST_FILES = 10
LONGEST_WORDS = 400


@dataclass
class Brought:
    """What a form was sent with: new uploads, keys of files kept before, and what was said of those."""

    uploads: list = field(default_factory=list)
    keys: list = field(default_factory=list)
    words: dict = field(default_factory=dict)

    def __bool__(self):
        return bool(self.uploads or self.keys)


class FilesInput(forms.Widget):
    """An input for several files, below it those that are there already; the island lets them be dropped."""

    template_name = "files/_bring.html"
    needs_multipart_form = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.kept = None

    def value_from_datadict(self, data, files, name):
        out = set(_all(data, f"{name}_out"))
        keys = [key for key in dict.fromkeys(_all(data, f"{name}_key")) if key not in out]
        words = {key: str(data.get(f"{name}_words_{key}", "")).strip()[:LONGEST_WORDS] for key in keys}
        return Brought([upload for upload in _all(files, name) if upload.name], keys, words)

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        kept = value if isinstance(value, list) else (self.kept or [])
        sizes = {"most_bytes": keeping.most_bytes(), "too_large": keeping.TOO_LARGE}
        return {**context, "kept": kept, **sizes}


class FilesField(forms.Field):
    widget = FilesInput
    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
    }

    def __init__(self, *, most=MOST_FILES, **rest):
        rest.setdefault("label", gettext_lazy("Pictures and files"))
        rest.setdefault("required", False)
        rest.setdefault(
            "help_text",
            gettext_lazy(
                "Of a picture where and with what it was taken is removed. A document goes along as it is, "
                "with what your programme wrote in it."
            ),
        )
        super().__init__(**rest)
        self.by = None
        self.most = most
        self.there = []

    def get_bound_field(self, form, field_name):
        self.there = form.get_initial_for_field(self, field_name) or []
        return super().get_bound_field(form, field_name)

    def has_changed(self, initial, data):
        before = [file.key for file in initial or []]
        return bool(data.uploads) or data.keys != before

    def bound_data(self, data, initial):
        return data

    def clean(self, value):
        """The files in their order; each that is right is kept now, each that is not says why."""
        kept = self._kept_before(value)
        problems = []
        for upload in value.uploads:
            if len(kept) >= self.most:
                problems.append(self._too_many())
                break
            try:
                file = keeping.keep(upload, by=self.by)
            except Refused as problem:
                problems.append(_("%(name)s: %(problem)s") % {"name": problem.name, "problem": problem})
                continue
            if file not in kept:
                kept.append(file)
        self.widget.kept = kept
        if problems:
            raise ValidationError(problems)
        if self.required and not kept:
            raise ValidationError(self.error_messages["required"])
        return kept

    def _kept_before(self, value):
        """Only their own, and what the thing held already: the key of another's file brings nothing in."""
        may = File.objects.filter(key__in=value.keys, by=self.by) if self.by else File.objects.none()
        found = {file.key: file for file in [*may, *self.there]}
        kept = [found[key] for key in value.keys if key in found][: self.most]
        for file in kept:
            if self.by and file.by_id == self.by.pk:
                keeping.describe(file, value.words.get(file.key, file.words), by=self.by)
        return kept

    def _too_many(self):
        said = ngettext("At most %s file fits here.", "At most %s files fit here.", self.most)
        return said % self.most


def _all(data, name):
    """Every value by this name, of what a browser sent or of a plain dictionary."""
    if hasattr(data, "getlist"):
        return data.getlist(name)
    value = data.get(name) or []
    return list(value) if isinstance(value, list | tuple) else [value]
