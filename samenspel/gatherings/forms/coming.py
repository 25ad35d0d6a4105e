"""What people may type when they come, and when they say which day suits them."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.forms.people import PeopleField
from samenspel.gatherings.models import DateAnswer, Guest

EMAIL_HELP = _("We send a code to it, so that you hear when something changes. Nothing else is asked.")


class ComeForm(forms.Form):
    words = forms.CharField(
        label=_("Something the host should know"),
        max_length=400,
        required=False,
        help_text=_("What you bring, what you need to be able to take part. Only who leads it reads this."),
    )


class CalledForm(ComeForm):
    """For an outsider without a profile: what to call them, beside their words."""

    called = forms.CharField(
        label=_("How may we call you?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("called", "words")


class OutsideForm(CalledForm):
    """For a visitor: also the address that hears when the day moves."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=EMAIL_HELP,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("called", "email", "words")


class DatesForm(forms.Form):
    """One question per moment; what one leaves out is not answered."""

    def __init__(self, *args, choices, light, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices = choices
        if light:
            self.fields["called"] = forms.CharField(
                label=_("How may we call you?"),
                max_length=120,
                widget=forms.TextInput(attrs={"autocomplete": "name"}),
            )
        for choice in choices:
            self.fields[f"choice_{choice.pk}"] = forms.ChoiceField(
                choices=DateAnswer.Answer.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=choice.mine,
            )

    def rows(self):
        """(moment, its field) pairs, for the page."""
        return [(choice, self[f"choice_{choice.pk}"]) for choice in self.choices]

    def answers(self):
        return {choice.pk: self.cleaned_data[f"choice_{choice.pk}"] for choice in self.choices}


class ThereForm(forms.Form):
    people = PeopleField(
        label=_("Who was there"),
        required=False,
        help_text=_("Who registered is ticked already. Who is noted wrongly takes their own name off."),
    )
    guests = forms.CharField(
        label=_("Guests without an account"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One name a line. Only who may read the minutes sees these names; ask whether that is all right."
        ),
    )

    def __init__(self, *args, gathering, people, first, **kwargs):
        """``first`` are the keys of those who stand in sight; the others are behind, a touch away."""
        super().__init__(*args, **kwargs)
        self.first = first
        self.fields["people"].choose_among(people, gathering)

    @cached_property
    def in_sight(self):
        """The boxes of who comes, or is ticked."""
        return [box for box in self["people"] if self._is_in_sight(box.data)]

    @cached_property
    def behind(self):
        return [box for box in self["people"] if not self._is_in_sight(box.data)]

    def _is_in_sight(self, box):
        return box["selected"] or box["value"].value in self.first

    def clean_guests(self):
        names = [name.strip() for name in self.cleaned_data["guests"].splitlines()]
        longest = Guest._meta.get_field("name").max_length
        for number, name in enumerate(names, start=1):
            if len(name) > longest:
                said = {"number": number, "longest": longest}
                raise forms.ValidationError(
                    gettext("Line %(number)s is longer than %(longest)s signs. Write one name a line.") % said
                )
        return names
