"""What people type who give a series another rule."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.forms.moments import SKIPPED, moments
from samenspel.gatherings.models import Series
from samenspel.ui.days import clock_field, day_field


class RuleForm(forms.Form):
    """From which day on, at what time, how often and until when; on the clock the series is told by."""

    every = forms.ChoiceField(label=_("How often"), choices=Series.Every.choices, widget=forms.RadioSelect)
    nth = forms.TypedChoiceField(
        label=_("Which one of the month"),
        choices=[("", _("As the first one falls")), *Series.NTH],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Only for what comes back every month: the second Tuesday, the last Friday."),
    )
    day = day_field(_("The first one by this rule"))
    begins = clock_field(_("From what time"))
    ends = clock_field(_("Until what time"))
    until = day_field(_("Until which day"), help_text=_("A year at most."))
    why = forms.CharField(
        label=_("Why it changes"),
        max_length=400,
        required=False,
        help_text=_("Who comes to one that moves reads this."),
    )
    # Pressed once what it does has been read.
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, gathering, **kwargs):
        series = gathering.series
        initial = {
            "every": series.every,
            "nth": series.nth,
            "day": gathering.begins.date(),
            "begins": gathering.begins.time(),
            "ends": gathering.ends.time(),
            "until": series.until,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.zone = gathering.zone

    def clean(self):
        cleaned = super().clean()
        if {"day", "begins", "ends"} <= set(cleaned):
            found = moments(cleaned["day"], cleaned["begins"], cleaned["ends"], self.zone)
            cleaned["starts_at"], cleaned["ends_at"] = found
            if None in found:
                self.add_error("begins" if found[0] is None else "ends", SKIPPED)
        return cleaned

    def rule(self):
        return {name: self.cleaned_data[name] for name in ("every", "nth", "until", "starts_at", "ends_at")}
