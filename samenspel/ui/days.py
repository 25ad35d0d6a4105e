"""Days and times of day in forms, as the browser lets one choose them."""

from django import forms


class DayInput(forms.DateInput):
    """In the one form browsers take, whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


def day_field(label, **more):
    return forms.DateField(label=label, widget=DayInput, **more)


def clock_field(label, **more):
    return forms.TimeField(label=label, widget=ClockInput, **more)
