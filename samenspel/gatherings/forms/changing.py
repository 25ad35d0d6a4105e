"""What people type who change or cancel a gathering that stands."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.forms.calling import GatheringForm
from samenspel.gatherings.models import Gathering


class ChangeForm(GatheringForm):
    """Of one that stands: also why it moves, and whether those that follow change along."""

    minutes_for = Gathering._meta.get_field("minutes_for").formfield(
        help_text=_("Never more people than see the gathering. Members and who was there always read them.")
    )
    why = forms.CharField(
        label=_("Why it moves"),
        max_length=400,
        required=False,
        help_text=_("When day, time or place change, who comes hears so with these words."),
    )
    following = forms.BooleanField(
        label=_("Also for the gatherings of this series that follow; each keeps its own day and time"),
        required=False,
    )

    class Meta(GatheringForm.Meta):
        fields = (*GatheringForm.Meta.fields[1:], "minutes_for")

    field_order = (*GatheringForm.field_order, "minutes_for", "why", "following")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.series_id is None:
            del self.fields["following"]
        if self.instance.starts_at is None:
            del self.fields["why"]
        else:
            # Someone else may move it while this form stands open.
            self.fields["stood_at"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.fields["stood_at"].initial = self._moment_mark()

    def clean(self):
        cleaned = super().clean()
        stood = cleaned.get("stood_at")
        if stood and stood != self._moment_mark() and self._differs(cleaned):
            now = f"{self.instance.begins:%d-%m-%Y %H:%M}–{self.instance.ends:%H:%M}"
            self.add_error("day", gettext("Someone changed this in the meantime. It says now: %s") % now)
            self.data = self.data.copy()
            self.data[self.add_prefix("stood_at")] = self._moment_mark()
        return cleaned

    def _differs(self, cleaned):
        now = Gathering.objects.values_list("starts_at", "ends_at").get(pk=self.instance.pk)
        return (cleaned.get("starts_at"), cleaned.get("ends_at")) != now

    def _moment_mark(self):
        starts, ends = Gathering.objects.values_list("starts_at", "ends_at").get(pk=self.instance.pk)
        return f"{starts.timestamp():.0f}-{ends.timestamp():.0f}"


class CancelForm(forms.Form):
    why = forms.CharField(
        label=_("Why it does not take place"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who comes reads this."),
    )
    following = forms.BooleanField(label=_("Cancel all that follow in this series as well"), required=False)

    def __init__(self, *args, gathering, **kwargs):
        super().__init__(*args, **kwargs)
        if gathering.series_id is None:
            del self.fields["following"]
