"""What people may type about a point of the agenda, and in its minutes."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.attending import may_be_noted
from samenspel.gatherings.forms.people import PersonField
from samenspel.gatherings.models import AgendaItem, Commitment, MinutesPart
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once


class PointForm(Once, Meanwhile):
    brings = PersonField(
        label=capfirst(AgendaItem._meta.get_field("brings").verbose_name),
        required=False,
        empty_label=_("Nobody in particular"),
    )

    class Meta:
        model = AgendaItem
        fields = ("title", "asks", "words", "minutes", "brings", "subject")
        widgets = {"words": forms.Textarea(attrs={"rows": 3}), "asks": forms.RadioSelect}
        help_texts = {
            "title": _("As a question people can answer: how do we open on Saturdays?"),
            "subject": _("When a mandate is needed: the page then says who can say yes to it."),
        }

    def __init__(self, *args, gathering, by, subjects=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["brings"].choose_among(may_be_noted(gathering, by), gathering)
        names = sorted({*subjects, self.instance.subject} - {""}, key=str.casefold)
        if names:
            choices = [("", _("None")), *((name, name) for name in names)]
            self.fields["subject"].widget = forms.Select(choices=choices)
        else:
            del self.fields["subject"]
        if self.instance.pk:
            del self.fields["once"]


class MinutesForm(Meanwhile):
    class Meta:
        model = MinutesPart
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        labels = {"text": _("What was said")}
        help_texts = {
            "text": _(
                "Write so that who was not there understands it. Every version is kept. Markdown works."
            )
        }


class AgreementForm(Once):
    what = Commitment._meta.get_field("what").formfield(
        label=_("What you agree"), help_text=_("One thing that somebody does, so that one sees it is done.")
    )
    owner = PersonField(label=_("Who does it"))
    by_when = forms.DateField(label=_("Before when"), widget=DayInput)
    item = forms.ModelChoiceField(
        label=_("At which point of the agenda"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("Beside the agenda"),
    )

    def __init__(self, *args, gathering, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choose_among(people, gathering)
        self.fields["item"].queryset = gathering.agenda_items.all()
        if not gathering.agenda_items.exists():
            del self.fields["item"]


class WhyForm(forms.Form):
    why = forms.CharField(label=_("A word about it"), max_length=400, required=False)


class DropForm(forms.Form):
    why = forms.CharField(label=_("Why it does not happen"), max_length=400)


class MoveForm(WhyForm):
    by_when = forms.DateField(label=_("Before when"), widget=DayInput)
    field_order = ("by_when", "why")
