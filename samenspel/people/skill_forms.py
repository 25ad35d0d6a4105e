"""What people may say about what they, or others, can."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Skill
from samenspel.ui.meanwhile import Meanwhile


class SkillForm(Meanwhile):
    class Meta:
        model = Skill
        fields = ("level", "wish")
        widgets = {"level": forms.RadioSelect, "wish": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = Skill.Level.choices
        self.fields["wish"].choices = Skill.Wish.choices


class RecognitionForm(forms.Form):
    """Which talent, and when it showed."""

    words = forms.CharField(
        label=_("What are they good at?"),
        max_length=80,
        required=False,
        help_text=_("In a few words, or choose one of theirs below."),
    )
    competence = forms.ChoiceField(
        label=_("Or one they name themselves"), required=False, widget=forms.RadioSelect
    )
    example = forms.CharField(
        label=_("When did you see it?"),
        max_length=600,
        help_text=_("An example in your own words: what happened, and what it brought about."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, skills, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competence"].choices = [
            (str(each.competence_id), str(each.competence)) for each in skills
        ]
        if not skills:
            del self.fields["competence"]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("words", "").strip() and not cleaned.get("competence"):
            self.add_error("words", _("Say in a few words what you recognise in them."))
        return cleaned
