"""What people may type at a hackathon and at a learning session."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.forms.people import PersonField
from samenspel.gatherings.models import Challenge, Insight, JointInterest, LearningQuestion, Parked, Team
from samenspel.gatherings.models.parked import RETURNS_AFTER
from samenspel.gatherings.sessions.teaming import organisations_of, people_in
from samenspel.people.models import Person
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

FOR_MYSELF = _("For myself")


class ChallengeForm(Once, Meanwhile):
    owners = forms.ModelMultipleChoiceField(
        label=_("Whose issue it is, beside you"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They answer questions about it, and go on with it afterwards."),
    )

    class Meta:
        model = Challenge
        fields = ("title", "issue", "affected")
        widgets = {"issue": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "title": _("For example: who comes home from hospital waits four weeks for a ramp."),
            "issue": _("What happens now, and for whom that is wrong. Not yet what should be done."),
            "affected": _("People for whom it is different when this is solved; not organisations."),
        }

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owners"].queryset = people
        if not people.exists():
            del self.fields["owners"]
        if self.instance.pk:
            del self.fields["once"]


class OrganisationField(forms.ModelChoiceField):
    def __init__(self, person=None, **kwargs):
        rows = organisations_of(person).order_by("name") if person is not None else Team.objects.none()
        super().__init__(
            queryset=rows,
            label=_("For which organisation you are here"),
            required=False,
            empty_label=FOR_MYSELF,
            help_text=_("A team has people of at least two organisations."),
            **kwargs,
        )


class TeamForm(Once):
    name = Team._meta.get_field("name").formfield(help_text=_("You can change it later."))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = OrganisationField(by)


class JoinForm(forms.Form):
    """Joining; who comes after the others signed reads what they share, and shares it too."""

    shares = forms.BooleanField(label=_("I want this too"), required=False)

    def __init__(self, *args, by, asks=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = OrganisationField(by)
        if not asks:
            del self.fields["shares"]


class InterestForm(Meanwhile):
    class Meta:
        model = JointInterest
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "text": _(
                "One or two sentences that each of you can stand behind. Who leads, money and the aims of "
                "one of you: those you park."
            )
        }


class WorkForm(Meanwhile):
    class Meta:
        model = Team
        fields = ("idea", "needs")
        widgets = {"idea": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"idea": _("What would be different for who is affected, and how. Markdown works.")}


class GoHomeForm(Once):
    question = forms.CharField(
        label=_("What you would like to know"),
        max_length=240,
        help_text=_("For example: does one phone number shorten the wait?"),
    )
    trying = forms.CharField(
        label=_("What you try"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Small enough to begin this week."),
    )
    owner = forms.ModelChoiceField(
        label=_("Who sees to it"), queryset=Person.objects.none(), empty_label=None
    )
    by_when = forms.DateField(label=_("Before which day you say what you learned"), widget=DayInput)

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_in(team).order_by("name", "pk")

    def clean_by_when(self):
        day = self.cleaned_data["by_when"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day


class ParkForm(Once):
    words = Parked._meta.get_field("words").formfield(
        help_text=_("For example: who pays for it when it works?")
    )
    kind = forms.ChoiceField(
        label=_("What it is about"), choices=Parked.Kind.choices, widget=forms.RadioSelect
    )
    returns_on = forms.DateField(
        label=_("It comes back on"),
        required=False,
        widget=DayInput,
        help_text=_("At the latest after thirty days; sooner when you choose so."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["returns_on"].initial = timezone.localdate() + RETURNS_AFTER


class SettleForm(forms.Form):
    settled = forms.CharField(
        label=_("What came of it"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class QuestionForm(Once):
    words = LearningQuestion._meta.get_field("words").formfield(
        help_text=_("For example: why do people call us only when it is too late?")
    )


class InsightForm(Once):
    words = Insight._meta.get_field("words").formfield(widget=forms.Textarea(attrs={"rows": 4}))
    question = forms.ModelChoiceField(
        label=_("The question it answers"),
        queryset=LearningQuestion.objects.none(),
        required=False,
        empty_label=_("None in particular"),
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = questions
        if not questions.exists():
            del self.fields["question"]


class DifferentlyForm(Once):
    what = forms.CharField(
        label=_("What we will do differently"),
        max_length=240,
        help_text=_("One thing that somebody does, so that one sees it is done."),
    )
    owner = PersonField(label=_("Who does it"))
    by_when = forms.DateField(label=_("Before when"), widget=DayInput)

    def __init__(self, *args, people, gathering, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choose_among(people, gathering)
