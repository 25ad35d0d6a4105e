"""What somebody says who brings in a conversation: which files, and what the question is."""

import tempfile
import zipfile
from contextlib import contextmanager

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from samenspel.opinions.intake import MEGABYTES
from samenspel.opinions.layout_files import MOST_FILES
from samenspel.opinions.models import Conversation
from samenspel.ui.lines import one_line

LONGEST_TOPIC = Conversation._meta.get_field("topic").max_length


class Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, none of them refused for being empty: the reader says that better."""

    widget = Several

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files] or super().clean(None)


class FilesForm(forms.Form):
    files = FilesField(
        label=_("The files"),
        help_text=_(
            "comments.csv with votes.csv or participants-votes.csv, and summary.csv when you have it: choose "
            "all of them at once, or bring them in one ZIP. They are removed as soon as the import has ended."
        ),
        allow_empty_file=True,
        max_length=255,
    )

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Bring the files of one conversation; it has four."))
        if sum(each.size for each in files) > MEGABYTES * 1_000_000:
            said = _("These files are larger than %(most)s MB. An administrator can bring them by command.")
            raise forms.ValidationError(said, params={"most": MEGABYTES})
        return files

    @contextmanager
    def as_one(self):
        """The upload as one file: several are put into a ZIP, so that they stay together until the end."""
        files = self.cleaned_data["files"]
        if len(files) == 1:
            yield files[0]
            return
        with tempfile.TemporaryFile() as together:
            with zipfile.ZipFile(together, "w", zipfile.ZIP_DEFLATED) as archive:
                for number, each in enumerate(files):
                    # Two files may have one name; what is read is known by its columns.
                    archive.writestr(f"{number}/{each.name}", each.read())
            together.seek(0)
            yield File(together, name=", ".join(each.name for each in files)[:200])


class QuestionForm(forms.ModelForm):
    """The last word before it comes in: the question as it will stand here."""

    class Meta:
        model = Conversation
        fields = ("topic", "about")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def clean_topic(self):
        return one_line(self.cleaned_data["topic"])
