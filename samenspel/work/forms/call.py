"""What people may type about a call, and to whom it is open."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Role
from samenspel.people.competences.own_words import LONGEST
from samenspel.search.stemming import words_in
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.calling import MOST_COMPETENCES
from samenspel.work.models import LONGEST_TASK, Call, Initiative


class CallForm(Once, Meanwhile):
    competences = forms.CharField(
        label=_("What would help to know or be able to do"),
        max_length=600,
        required=False,
        help_text=_("In a few words, with commas between them. For example: sewing, talking with children."),
    )

    class Meta:
        model = Call
        fields = (
            "kind",
            "title",
            "about",
            "needed",
            "hours",
            "place",
            "online",
            "until",
            "open_to",
            "initiative",
            "role",
        )
        widgets = {
            "kind": forms.RadioSelect,
            "open_to": forms.RadioSelect,
            "about": forms.Textarea(attrs={"rows": 5}),
            "until": DayInput,
        }
        help_texts = {
            "title": _("For example: who lends a van on Saturday?"),
            "needed": _("Leave empty when everyone is welcome. It closes when so many have agreed."),
            "hours": _("For one person. A task takes less than eight hours."),
            "open_to": _(
                "Opened to more people, these words open with it. Why it was closed before and what was said "
                "beside it stays with those it was written for."
            ),
            "role": _("Only for a role that exists already: people then apply for that role."),
        }

    field_order = (
        "kind",
        "title",
        "about",
        "hours",
        "needed",
        "competences",
        "place",
        "online",
        "until",
        "open_to",
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Call.Kind.choices
        self.fields["open_to"].choices = Call.OpenTo.choices
        seen = Initiative.objects.visible_to(by).filter(community=community).standing()
        self._offer("initiative", seen | Initiative.objects.filter(pk=self.instance.initiative_id))
        roles = Role.objects.standing().filter(community=community)
        self._offer("role", roles | Role.objects.filter(pk=self.instance.role_id))
        if self.instance.pk:
            del self.fields["once"]
            asked = self.instance.competences.select_related("competence").order_by("pk")
            self.fields["competences"].initial = ", ".join(str(each.competence) for each in asked)

    def _offer(self, name, rows):
        field = self.fields[name]
        field.queryset, field.empty_label = rows.distinct(), _("None in particular")
        if not rows.exists():
            del self.fields[name]

    def clean_competences(self):
        said = [" ".join(each.split()) for each in re.split(r"[,;\n]", self.cleaned_data["competences"])]
        said = [each for each in said if words_in(each)]
        if len(said) > MOST_COMPETENCES:
            raise forms.ValidationError(_("Name at most %s: the ones that matter most.") % MOST_COMPETENCES)
        if any(len(each) > LONGEST for each in said):
            raise forms.ValidationError(_("Use a few words for each, with commas between them."))
        return said

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate() and until != self.instance.until:
            raise forms.ValidationError(_("This day is past. Choose a later one, or leave it empty."))
        return until

    def clean(self):
        cleaned = super().clean()
        hours = cleaned.get("hours")
        if cleaned.get("kind") == Call.Kind.TASK and hours and hours > LONGEST_TASK:
            self.add_error(
                "hours", _("A task takes less than eight hours. Make several tasks of it, or call it a role.")
            )
        if cleaned.get("kind") != Call.Kind.ROLE:
            cleaned["role"] = None
        return cleaned

    def words(self):
        """All that was typed, as the acts take it."""
        return {**self.said(), "competences": self.cleaned_data["competences"]}


class CloseForm(forms.Form):
    why = forms.CharField(
        label=_("Why"), max_length=240, required=False, help_text=_("For example: it is done, thank you all.")
    )
