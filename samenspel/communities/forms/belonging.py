"""What people may type when they come in, stay and go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.communities.models.membership import MOST_MOTIVES, Motive
from samenspel.people.models import Person

LONGEST_ANSWER = 1000


class MotiveForm(forms.Form):
    """Why I take part: a few words to choose from, and my own."""

    motives = forms.MultipleChoiceField(
        label=_("What draws you here?"),
        help_text=_("Choose up to three. Only you and the stewards see this."),
        required=False,
        choices=Motive.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    motive = forms.CharField(
        label=_("Why do you want to take part?"),
        help_text=_("Only you and the stewards read this. You may leave it empty."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_motives(self):
        chosen = self.cleaned_data["motives"]
        if len(chosen) > MOST_MOTIVES:
            raise forms.ValidationError(_("Choose three at most: those that matter most to you."))
        return chosen


class JoinForm(MotiveForm):
    """With the community's own questions when one asks, and its agreement when it has one."""

    agrees = forms.BooleanField(label=_("I keep to this agreement"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, questions=(), agreement=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions, self.agreement = list(questions), agreement
        for number, question in enumerate(self.questions):
            self.fields[f"answer_{number}"] = forms.CharField(
                label=question, max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.order_fields([*(f"answer_{number}" for number in range(len(self.questions)))])
        if agreement is None:
            del self.fields["agrees"], self.fields["version"]
        else:
            self.fields["version"].initial = agreement.version

    def clean(self):
        cleaned = super().clean()
        if self.agreement and cleaned.get("version") not in (None, self.agreement.version):
            self.data = self.data.copy()
            self.data["version"] = str(self.agreement.version)
            self.add_error("agrees", _("The agreement changed in the meantime. Please read it again."))
        return cleaned

    @property
    def answers(self):
        """(question, answer) pairs."""
        return [
            (question, self.cleaned_data[f"answer_{number}"])
            for number, question in enumerate(self.questions)
        ]


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("A kind reason"),
        help_text=_("The person who asked reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label=_("The reason"),
        help_text=_("The person reads this, together with how to appeal. Other members do not."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GreetForm(forms.Form):
    words = forms.CharField(
        label=_("Your words of welcome"),
        help_text=_("Say who you are, and what could be a good first step."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PersonForm(forms.Form):
    """Choosing one of some people; ``people`` is a queryset the viewer may see."""

    person = forms.ModelChoiceField(
        label=_("Whom"), queryset=Person.objects.none(), empty_label=_("Choose someone")
    )

    def __init__(self, *args, people, label=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        if label:
            self.fields["person"].label = label


class LeaveForm(forms.Form):
    """A farewell; for each role, who could take it over; and the next steward when there is no other."""

    farewell = forms.CharField(
        label=_("A word of farewell"),
        help_text=_("The members read this. You may leave it empty."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, community, by, grants=(), is_last_steward=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.grants = list(grants)
        people = others_in(community, by)
        if is_last_steward:
            self.fields["steward"] = forms.ModelChoiceField(
                label=_("Who looks after the community next?"),
                help_text=_("You are the last steward. Name someone, or archive the community first."),
                queryset=people,
                empty_label=_("Choose someone"),
            )
        for grant in self.grants:
            self.fields[f"successor_{grant.pk}"] = forms.ModelChoiceField(
                label=_("Who could take over “%(role)s”?") % {"role": grant.role.name},
                help_text=_("They are asked. Without a name the role is open again."),
                required=False,
                queryset=people,
                empty_label=_("Hand it back"),
            )

    @property
    def successors(self):
        named = {grant: self.cleaned_data[f"successor_{grant.pk}"] for grant in self.grants}
        return {grant: person for grant, person in named.items() if person is not None}


def others_in(community, by):
    """Who else takes part here, as far as ``by`` sees them, by name."""
    members = Membership.objects.current().members().filter(community=community)
    return Person.objects.visible_to(by).filter(pk__in=members.values("person")).exclude(pk=by.pk).by_name()
