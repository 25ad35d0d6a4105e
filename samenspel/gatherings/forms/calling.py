"""What people may type about a gathering: what it is, when, where, and for whom."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.gatherings.models import Gathering, Series
from samenspel.gatherings.recurring import at_clock
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.forms.roadmap import people_here

CHOICES = 6
FEWEST_CHOICES = 2
SKIPPED = _("That night the clock goes forward and skips this time. Take another.")
UNKNOWN_ZONE = _("This is no time zone we know. An example: Europe/Amsterdam.")


def day_field(label, **more):
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def clock_field(label, **more):
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more
    )


class GatheringForm(Once, Meanwhile):
    """A gathering on one day; ``said`` gives its moments beside its words."""

    day = day_field(_("On which day"))
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
            for name in ("day", "begins", "ends", "zone"):
                self.fields.pop(name, None)
            return
        self.fields["day"].initial = gathering.begins.date()
        self.fields["begins"].initial = gathering.begins.time()
        self.fields["ends"].initial = gathering.ends.time()

    def clean_zone(self):
        return checked_zone(self.cleaned_data["zone"])

    def clean(self):
        cleaned = super().clean()
        if {"day", "begins", "ends", "zone"} <= set(cleaned):
            cleaned["starts_at"], cleaned["ends_at"] = self._moments(cleaned)
        return cleaned

    def _moments(self, cleaned):
        tz = ZoneInfo(cleaned["zone"])
        last = cleaned["day"] + timedelta(days=cleaned["ends"] <= cleaned["begins"])
        begins, ends = at_clock(cleaned["day"], cleaned["begins"], tz), at_clock(last, cleaned["ends"], tz)
        for name, moment in (("begins", begins), ("ends", ends)):
            if moment is None:
                self.add_error(name, SKIPPED)
        if not self.instance.pk and begins and begins < timezone.now() - timedelta(days=366):
            self.add_error("day", _("That is more than a year ago. Give it another day."))
        return begins, ends

    def said(self):
        names = (*self._meta.fields, "starts_at", "ends_at", "zone")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


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
            self.add_error("day", _now("Someone changed this in the meantime. It says now: %s") % now)
            self.data = self.data.copy()
            self.data[self.add_prefix("stood_at")] = self._moment_mark()
        return cleaned

    def _differs(self, cleaned):
        now = Gathering.objects.values_list("starts_at", "ends_at").get(pk=self.instance.pk)
        return (cleaned.get("starts_at"), cleaned.get("ends_at")) != now

    def _moment_mark(self):
        starts, ends = Gathering.objects.values_list("starts_at", "ends_at").get(pk=self.instance.pk)
        return f"{starts.timestamp():.0f}-{ends.timestamp():.0f}"


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

    def rule(self):
        return {name: self.cleaned_data[name] for name in ("every", "nth", "until")}


class FindADayForm(GatheringForm):
    """Without a day: a few moments from which people choose."""

    until = day_field(_("Answer before"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("day", "begins", "ends"):
            del self.fields[name]
        for number in range(1, CHOICES + 1):
            needed = number <= FEWEST_CHOICES
            words = {"number": number}
            self.fields[f"day_{number}"] = day_field(_("Day %(number)s") % words, required=needed)
            self.fields[f"begins_{number}"] = clock_field(
                pgettext_lazy("a moment to choose", "From"), required=needed
            )
            self.fields[f"ends_{number}"] = clock_field(
                pgettext_lazy("a moment to choose", "Until"), required=needed
            )
            # The first two say that they are needed; nobody needs to read of the others that they are not.
            for name in ("day", "begins", "ends"):
                self.fields[f"{name}_{number}"].says_when_needed = True
        self.order_fields(self._order())

    def _order(self):
        names = [f"{name}_{n}" for n in range(1, CHOICES + 1) for name in ("day", "begins", "ends")]
        return ("kind", "title", "about", *names, "until", *GatheringForm.field_order[9:])

    def moments(self):
        """The fields of each moment, for the page."""
        return [
            [self[f"{name}_{number}"] for name in ("day", "begins", "ends")]
            for number in range(1, CHOICES + 1)
        ]

    def others(self):
        """The fields before and after the moments."""
        shown = [field for field in self if not field.name.rpartition("_")[2].isdigit()]
        here = ("kind", "title", "about")
        before = [field for field in shown if field.name in here]
        return before, [field for field in shown if field.name not in here]

    def clean(self):
        cleaned = super().clean()
        if "zone" in cleaned:
            cleaned["choices"] = list(self._choices(cleaned))
            if len(dict(cleaned["choices"])) < FEWEST_CHOICES and not self.errors:
                self.add_error(None, _("Give at least two different moments to choose from."))
        return cleaned

    def _choices(self, cleaned):
        tz = ZoneInfo(cleaned["zone"])
        for number in range(1, CHOICES + 1):
            names = [f"{name}_{number}" for name in ("day", "begins", "ends")]
            day, begins, ends = (cleaned.get(name) for name in names)
            if not any((day, begins, ends)):
                continue
            if not all((day, begins, ends)):
                if not any(name in self.errors for name in names):
                    self.add_error(names[0], _("Say the day and both times, or leave all three empty."))
                continue
            last = day + timedelta(days=ends <= begins)
            moments = at_clock(day, begins, tz), at_clock(last, ends, tz)
            if None in moments:
                self.add_error(names[1], SKIPPED)
            elif moments[0] <= timezone.now():
                self.add_error(names[0], _("This moment has gone by already."))
            else:
                yield moments


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


def checked_zone(name):
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise forms.ValidationError(UNKNOWN_ZONE) from None
    return name


def _zone_of(person):
    return getattr(person, "time_zone", "") or timezone.get_default_timezone_name()
