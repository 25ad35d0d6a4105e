"""What people may type about what came of a gathering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.bearing import MODELS
from samenspel.gatherings.models import AgendaItem
from samenspel.ui.days import DayInput
from samenspel.ui.sending import Once


class BeginForm(Once):
    """Start an experiment or an initiative right here."""

    name = forms.ChoiceField(
        label=_("What begins"),
        choices=[
            ("experiment", _("An experiment: something small to try")),
            ("initiative", _("An initiative, on the roadmap")),
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("The question, or what you set out to do"), max_length=160)
    text = forms.CharField(label=_("What you do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    until = forms.DateField(
        label=_("Until when, about"),
        required=False,
        widget=DayInput,
        help_text=_("For an experiment: the day on which you say what you learned."),
    )
    item = forms.ModelChoiceField(
        label=_("At which point of the agenda"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("Beside the agenda"),
    )

    def __init__(self, *args, gathering, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = gathering.agenda_items.all()
        if not gathering.agenda_items.exists():
            del self.fields["item"]


class BornForm(forms.Form):
    """Point at something that stands already."""

    thing = forms.ChoiceField(label=_("What was born here"))

    def __init__(self, *args, gathering, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.things = dict(_things(gathering, by))
        groups = {}
        for mark, (name, thing) in self.things.items():
            groups.setdefault(str(LABELS[name]), []).append((mark, str(thing)))
        self.fields["thing"].choices = [("", "–"), *groups.items()]

    def chosen(self):
        """(name, thing)"""
        return self.things[self.cleaned_data["thing"]]


LABELS = {
    "experiment": _("Experiments"),
    "initiative": _("Initiatives"),
    "result": _("Results"),
    "proposal": _("Proposals"),
}
MOST = 30


def _things(gathering, by):
    for name in LABELS:
        rows = MODELS[name].objects.visible_to(by).filter(community=gathering.community, gathering_birth=None)
        for thing in rows.order_by("-pk")[:MOST]:
            yield f"{name}:{thing.pk}", (name, thing)
