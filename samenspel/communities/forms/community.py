"""What people may type about a community itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.sockets import purpose_made_at
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

MOST_QUESTIONS = 5
LONGEST_QUESTION = 200


class Lines(forms.CharField):
    """Several sentences, one on each line."""

    widget = forms.Textarea

    def __init__(self, *, most, longest, **rest):
        self.most, self.longest = most, longest
        super().__init__(**rest)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value):
        super().validate("\n".join(value))
        if len(value) > self.most:
            raise forms.ValidationError(
                _("These are %(n)s lines; at most %(most)s fit. Leave out what matters least."),
                params={"n": len(value), "most": self.most},
            )
        for line in value:
            if len(line) > self.longest:
                raise forms.ValidationError(
                    _("This line is longer than %(most)s characters: “%(line)s…”. Make it shorter."),
                    params={"most": self.longest, "line": line[:40]},
                )

    def run_validators(self, value):
        """Each line was looked at already."""

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class CommunityForm(Once, Meanwhile):
    class Meta:
        model = Community
        fields = ("name", "purpose", "about", "kind", "openness", "visibility")
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "about": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "purpose": _("One sentence: what is different, for whom, when you succeed?"),
            "about": _("Why it exists and how you work. You may use Markdown."),
        }


class CareForm(CommunityForm):
    """What stewards look after once a community stands; its purpose only until that is made together."""

    questions = Lines(
        label=_("Questions for who asks to join"),
        help_text=_("One on each line, at most five. Only the stewards read the answers."),
        required=False,
        most=MOST_QUESTIONS,
        longest=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta(CommunityForm.Meta):
        fields = (*CommunityForm.Meta.fields, "members_invite", "questions", "next_step", "next_step_on")
        widgets = {
            **CommunityForm.Meta.widgets,
            "next_step_on": DayInput,
        }
        help_texts = {
            **CommunityForm.Meta.help_texts,
            "next_step": _("What happens next, in a line that a newcomer understands."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.purpose_made_at = purpose_made_at(self.instance)
        if self.purpose_made_at:
            del self.fields["purpose"]


class WhyForm(forms.Form):
    """Some words with an act that is remembered."""

    why = forms.CharField(
        label=_("Why"),
        help_text=_("Whoever may see the community reads this in its history."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StageForm(WhyForm):
    field_order = ("stage", "why")
    stage = forms.ChoiceField(label=_("Where do you see yourselves?"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stages = Community.Stage
        self.fields["stage"].choices = [
            (value, label) for value, label in stages.choices if value != stages.CLOSED
        ]


class ParentForm(forms.Form):
    parent = forms.ModelChoiceField(
        label=_("Part of which community?"),
        help_text=_("A steward over there says yes or no."),
        queryset=Community.objects.none(),
        empty_label=_("Choose a community"),
    )

    def __init__(self, *args, child, by, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Community.objects.visible_to(by).alive().exclude(pk=child.pk)
        self.fields["parent"].queryset = seen.exclude(child_links__child=child).by_name()
