"""What people may type about an experiment, and about what it taught."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Person
from samenspel.ui.days import DayInput
from samenspel.work.forms.roadmap import OnRoadmap, offer_results, people_here
from samenspel.work.models import Experiment, ExperimentEnding, Initiative, Result


class ExperimentForm(OnRoadmap):
    doers = forms.ModelMultipleChoiceField(
        label=_("Who does it with you"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only people who said that they join in. Others can join on the page itself."),
    )

    class Meta:
        model = Experiment
        fields = ("question", "trying", "place", "until", "initiative", "visibility")
        widgets = {
            "trying": forms.Textarea(attrs={"rows": 4}),
            "until": DayInput,
        }
        help_texts = {
            "question": _("For example: do people talk longer when there is a bench?"),
            "trying": _("Small enough to begin this week."),
        }

    field_order = ("question", "trying", "place", "doers", "until", "initiative", "visibility")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Initiative.objects.visible_to(self.by).filter(community=self.community).standing()
        rows = seen | Initiative.objects.filter(pk=self.instance.initiative_id)
        self.fields["initiative"].queryset = rows.distinct()
        self.fields["initiative"].empty_label = _("None in particular")
        others = people_here(self.community, self.by).exclude(pk=self.by.pk)
        self.fields["doers"].queryset = others
        if self.instance.pk or not others.exists():
            del self.fields["doers"]
        if not rows.exists():
            del self.fields["initiative"]


class LearnedForm(forms.Form):
    learned = forms.CharField(
        label=_("What you learned"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    follow_up = forms.ChoiceField(
        label=_("How it goes on"), choices=ExperimentEnding.FollowUp.choices, widget=forms.RadioSelect
    )
    result = forms.ModelChoiceField(
        label=_("The result"), queryset=Result.objects.none(), required=False, empty_label=_("None yet")
    )
    initiative = forms.ModelChoiceField(
        label=_("The initiative"),
        queryset=Initiative.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        offer_results(self.fields["result"], community, by)
        seen = Initiative.objects.visible_to(by).filter(community=community)
        self.fields["initiative"].queryset = seen.order_by("-moved_at", "-pk")
