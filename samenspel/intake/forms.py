"""What an administrator may say about a file: which one, what its columns are, which set it is of."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspel.intake import cells, columns
from samenspel.intake.models import Dataset, Run
from samenspel.intake.naming import guessed_name
from samenspel.intake.sockets import IMPORTERS

SET_INPUT = forms.TextInput(attrs={"list": "sets-so-far", "autocomplete": "off"})


class UploadForm(forms.Form):
    """A file and the set it is for; proposes the set that this administrator worked on last."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Packed with gzip or not. It is removed as soon as the import has ended."),
        allow_empty_file=True,
        max_length=255,
    )
    dataset_name = forms.CharField(
        label=gettext_lazy("Name of the set"),
        help_text=gettext_lazy(
            "Files that belong together go into the same set, for instance “Wijkteam Noord 2026”. "
            "Without a name the set is called after the file."
        ),
        required=False,
        max_length=80,
        widget=SET_INPUT,
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, initial={"dataset_name": last_set_of(by)}, **kwargs)

    @property
    def sets_so_far(self):
        return sets_so_far()

    def clean(self):
        """A file that is just called ``people.csv`` says nothing about its set: then the name is asked."""
        cleaned = super().clean()
        name, file = cleaned.get("dataset_name", ""), cleaned.get("file")
        if file and not name:
            name = guessed_name(file.name, with_folder=False)
        if file and not Dataset.slug_of(name):
            self.add_error(
                "dataset_name", _("Give the set a name of its own, such as “Wijkteam Noord 2026”.")
            )
        cleaned["dataset_name"] = name
        return cleaned

    def clean_dataset_name(self):
        return cells.visible(self.cleaned_data["dataset_name"]).strip()

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > settings.IMPORT_MAX_MEGABYTES * 1_000_000:
            raise ValidationError(
                ngettext(
                    "This file is larger than %(most)s MB. Split it, or bring it on the command line.",
                    "This file is larger than %(most)s MB. Split it, or bring it on the command line.",
                    settings.IMPORT_MAX_MEGABYTES,
                ),
                params={"most": settings.IMPORT_MAX_MEGABYTES},
            )
        return upload


class MappingForm(forms.Form):
    """What each column is, and the set; made from the run, so that the page shows what is known."""

    dataset_name = forms.CharField(
        label=gettext_lazy("Name of the set"),
        help_text=gettext_lazy(
            "Files with the same name belong together: their people are joined by key. "
            "A set can be removed as a whole."
        ),
        max_length=80,
        widget=SET_INPUT,
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who may see its figures"),
        choices=Dataset._meta.get_field("visibility").choices,
        help_text=gettext_lazy(
            "Figures and the network without names: whoever you choose here. People with a name and "
            "organisations that are new in the house: everyone who is signed in, never visitors; with the "
            "last choice only administrators and those involved. People without a name: administrators "
            "only. What the house knew already stays as visible as it is."
        ),
    )

    def __init__(self, run, data=None):
        self.run, self.importer = run, IMPORTERS[run.kind]
        options = run.options
        initial = {
            "dataset_name": run.dataset_name,
            "visibility": options.get("visibility") or known_visibility(run.dataset_name),
            "known_only": options.get("known_only", False),
            "undirected": options.get("undirected", []),
            **options.get("defaults", {}),
            **{_name(place): run.mapping.get(column, "") for place, column in enumerate(self.column_names)},
        }
        super().__init__(data, initial=initial)
        self._add_own_fields()
        for place, column in enumerate(self.column_names):
            self.fields[_name(place)] = forms.ChoiceField(
                label=column, choices=self._choices(), required=False
            )

    @property
    def column_names(self):
        return [column["name"] for column in self.run.preview["columns"]]

    @property
    def column_fields(self):
        """For each column its name, examples and the field to choose with."""
        return [(column, self[_name(place)]) for place, column in enumerate(self.run.preview["columns"])]

    @property
    def sets_so_far(self):
        return sets_so_far()

    @property
    def set_fields(self):
        return [field for field in self if not field.name.startswith("column_")]

    def _choices(self):
        yield columns.LEFT_OUT, _("leave out")
        for field in self.importer.fields:
            yield field.name, field.label
        if self.importer.takes_attributes:
            yield columns.ATTRIBUTE, _("attribute of work")

    def _add_own_fields(self):
        kind, relations = self.run.kind, list(self.run.counts.get("relations", {}))
        if kind == "people":
            self.fields["organisation"] = forms.CharField(
                label=_("They all work at"),
                required=False,
                max_length=160,
                help_text=_("When no column says so."),
            )
        elif kind in ("ties", "events"):
            self.fields["known_only"] = forms.BooleanField(
                label=_("Leave out people who are not known in this set yet"), required=False
            )
        if kind == "ties":
            self.fields["relation"] = forms.CharField(
                label=_("One relation for all ties"),
                required=False,
                max_length=60,
                help_text=_("When no column says so, or to give another name."),
            )
            if relations:
                self.fields["undirected"] = forms.MultipleChoiceField(
                    label=_("Relations without direction: each tie counts once"),
                    required=False,
                    choices=[(name, name) for name in relations],
                    widget=forms.CheckboxSelectMultiple,
                )

    def clean_dataset_name(self):
        name = cells.visible(self.cleaned_data["dataset_name"]).strip()
        if not Dataset.slug_of(name):
            raise ValidationError(_("Use at least one letter or figure."))
        return name

    def clean(self):
        cleaned = super().clean()
        seen = {}
        for place, column in enumerate(self.column_names):
            field = cleaned.get(_name(place))
            if field in ("", None, columns.ATTRIBUTE):
                continue
            if field in seen:
                label = self.importer.field(field).label
                self.add_error(
                    _name(place),
                    _("“%(other)s” is already “%(field)s”.") % {"other": seen[field], "field": label},
                )
            seen[field] = column
        return cleaned

    def keep(self):
        """Write what was chosen on the run; the caller looks at it again."""
        chosen, run = self.cleaned_data, self.run
        run.dataset_name = chosen["dataset_name"]
        run.mapping = {column: chosen[_name(place)] for place, column in enumerate(self.column_names)}
        run.options = {
            **run.options,
            "visibility": chosen["visibility"],
            "known_only": chosen.get("known_only", False),
            "undirected": chosen.get("undirected", run.options.get("undirected", [])),
            "defaults": {name: chosen[name] for name in ("relation", "organisation") if chosen.get(name)},
        }


def sets_so_far():
    return Dataset.objects.order_by("name").values_list("name", flat=True)[:100]


def last_set_of(person):
    """The set they brought a file into last, within a day: what comes next often belongs to it."""
    since = timezone.now() - timedelta(days=1)
    runs = Run.objects.filter(by=person, made_at__gte=since).exclude(dataset=None)
    return runs.order_by("-pk").values_list("dataset__name", flat=True).first() or ""


def known_visibility(name):
    dataset = Dataset.named(name)
    return dataset.visibility if dataset else Dataset._meta.get_field("visibility").default


def _name(place):
    return f"column_{place}"
