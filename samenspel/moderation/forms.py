"""What people may type when something goes wrong, and those who look after it."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def _words(label, help_text, *, most=500, rows=3, required=True):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReportForm(forms.Form):
    rule = forms.ChoiceField(label=_("What is wrong with it?"), widget=forms.RadioSelect)
    words = _words(
        _("Can you say more?"),
        _("Only those who look after this read it. They do not see your name."),
        most=2000,
        required=False,
    )

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [(rule, gettext(rule)) for rule in rules]


class HideForm(forms.Form):
    reason = _words(
        _("Why you hide it"), _("Who made it reads this, and so does whoever reported it, without your name.")
    )


class LeaveForm(forms.Form):
    answer = _words(
        _("Why you leave it"), _("Whoever reported it reads this, without your name. Thank them, too.")
    )


class AppealForm(forms.Form):
    words = _words(
        _("Why should this be looked at again?"),
        _("Someone else than who decided reads this, when there is someone else."),
        most=2000,
        rows=4,
    )


class AnswerForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("What you decide"),
        choices=[("yes", _("The decision is taken back")), ("no", _("The decision stands"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = _words(_("Why"), _("Whoever asked reads this, without your name."))
