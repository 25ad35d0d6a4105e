"""What people bring who bring in a calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.calendars.reading import MOST_BYTES


class CalendarForm(forms.Form):
    file = forms.FileField(
        label=_("The calendar file"),
        help_text=_("A file that ends in .ics, as Google, Outlook, Apple and Thunderbird export it."),
        # The reader says better what is wrong with an empty file.
        allow_empty_file=True,
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if getattr(file, "is_too_large", False) or file.size > MOST_BYTES:
            said = _("This file is larger than 1 MB. Export a shorter period, or one calendar at a time.")
            raise forms.ValidationError(said)
        return file
