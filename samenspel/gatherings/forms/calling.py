"""What people type who call a gathering: what it is, when, where, and for whom; once or again and again."""

from datetime import timedelta

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.forms.moments import SKIPPED, checked_zone, last_day_of, moments
from samenspel.gatherings.models import Gathering, Series
from samenspel.ui.days import clock_field, day_field
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.forms.roadmap import people_here


class GatheringForm(Once, Meanwhile):
    """A gathering on one day or several; ``said`` gives its moments beside its words."""

    day = day_field(_("On which day"))
    last_day = day_field(
        _("Until which day, when it takes several"), required=False, help_text=_("Two weeks at most.")
    )
    begins = clock_field(_("From what time"))
    ends = clock_field(_("Until what time"))
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        help_text=_("The clock these times are told by, such as Europe/Amsterdam."),
    )

    link = forms.URLField(
        label=_("Link to take part from elsewhere"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("Only members and who comes see it."),
    )

    class Meta:
        model = Gathering
        fields = ("kind", "title", "about", "place", "link", "host", "most", "visibility", "open_to")
        widgets = {"about": forms.Textarea(attrs={"rows": 5}), "kind": forms.RadioSelect}
        help_texts = {
            "title": _("For example: what do we need before the summer?"),
            "about": _("What should be different when you leave. Markdown works."),
            "most": _("Leave it empty when everyone fits. Who comes later waits for a free place."),
            "host": _("Whom people turn to; hosting may go round."),
        }

    field_order = (
        "kind",
        "title",
        "about",
        "day",
        "begins",
        "ends",
        "last_day",
        "every",
        "nth",
        "until",
        "place",
        "link",
        "host",
        "most",
        "visibility",
        "open_to",
        "zone",
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.community, self.by = community, by
        hosts = people_here(community, by)
        if self.instance.host_id:
            hosts = hosts | type(by).objects.filter(pk=self.instance.host_id)
        self.fields["host"].queryset = hosts.distinct().order_by("name", "pk")
        self.fields["host"].empty_label = _("Whoever called it")
        self.fields["zone"].initial = self.instance.zone if self.instance.pk else _zone_of(by)
        if self.instance.pk:
            del self.fields["once"]
            self._fill_in()

    def _fill_in(self):
        gathering = self.instance
        if gathering.starts_at is None:
            for name in ("day", "begins", "ends", "last_day", "zone"):
                self.fields.pop(name, None)
            return
        self.fields["day"].initial = gathering.begins.date()
        self.fields["begins"].initial = gathering.begins.time()
        self.fields["ends"].initial = gathering.ends.time()
        self.fields["last_day"].initial = last_day_of(gathering.begins, gathering.ends)

    def clean_zone(self):
        return checked_zone(self.cleaned_data["zone"])

    def clean(self):
        cleaned = super().clean()
        if {"day", "begins", "ends", "zone"} <= set(cleaned):
            cleaned["starts_at"], cleaned["ends_at"] = self._moments(cleaned)
        return cleaned

    def _moments(self, cleaned):
        day, last = cleaned["day"], cleaned.get("last_day")
        if last and last < day:
            self.add_error("last_day", _("It ends before it begins. Give it a later end."))
        begins, ends = moments(day, cleaned["begins"], cleaned["ends"], cleaned["zone"], last=last)
        for name, moment in (("begins", begins), ("ends", ends)):
            if moment is None:
                self.add_error(name, SKIPPED)
        if not self.instance.pk and begins and begins < timezone.now() - timedelta(days=366):
            self.add_error("day", _("That is more than a year ago. Give it another day."))
        return begins, ends

    def said(self):
        names = (*self._meta.fields, "starts_at", "ends_at", "zone")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class SeriesForm(GatheringForm):
    every = forms.ChoiceField(label=_("How often"), choices=Series.Every.choices, widget=forms.RadioSelect)
    nth = forms.TypedChoiceField(
        label=_("Which one of the month"),
        choices=[("", _("As the first one falls")), *Series.NTH],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Only for what comes back every month: the second Tuesday, the last Friday."),
    )
    until = day_field(_("Until which day"), help_text=_("A year at most."))

    # What comes back takes one day, or one evening.
    last_day = None

    def rule(self):
        return {name: self.cleaned_data[name] for name in ("every", "nth", "until")}


def _zone_of(person):
    return getattr(person, "time_zone", "") or timezone.get_default_timezone_name()
