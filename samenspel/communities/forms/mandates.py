"""What people may type on a mandate card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.mandate_access import can_name_backup
from samenspel.communities.mandate_table import at_the_table_by_own_word
from samenspel.communities.models import MandateTerms, Membership, Role
from samenspel.organisations.models import Organisation
from samenspel.people.models import Person
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile


class TermsForm(Meanwhile):
    class Meta:
        model = MandateTerms
        fields = (
            "subject",
            "level",
            "amount",
            "duration",
            "scope",
            "since",
            "until",
            "backup",
            "evidence",
        )
        widgets = {
            "scope": forms.Textarea(attrs={"rows": 2}),
            "since": DayInput,
            "until": DayInput,
        }
        help_texts = {
            "subject": _("One thing this table decides about, in the words used there."),
            "level": _("From “decide together” on, the holder can say yes."),
            "amount": _("Leave empty when money is not what limits it."),
            "duration": _("For instance: agreements of a year at most."),
            "scope": _("What it covers and what not."),
            "until": _("The last day. Leave empty when there is no end yet."),
            "backup": _("Who may say the same when the holder is away."),
            "evidence": _("A link, or words: the decision, the letter, the minutes."),
        }

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        here = Membership.objects.current().members().filter(community=community).values("person")
        self.members = Person.objects.visible_to(by).filter(pk__in=here).by_name()
        if can_name_backup(by, community):
            self.fields["backup"].queryset = self.members
            self.fields["backup"].empty_label = _("Nobody")
        else:
            del self.fields["backup"]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This lies before the first day. Choose a later one."))
        return cleaned

    def _post_clean(self):
        """The act writes a new row; the newest one keeps what it says."""


class ProposeForm(TermsForm):
    organisation = forms.ModelChoiceField(
        label=_("On behalf of which organisation"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose one"),
        help_text=_("Organisations whose people take part here."),
    )
    holder = forms.ChoiceField(label=_("Who holds it"))

    field_order = ("stood", "organisation", "holder")

    def __init__(self, *args, community, by, is_steward, **kwargs):
        super().__init__(*args, community=community, by=by, **kwargs)
        self.fields["organisation"].queryset = at_the_table_by_own_word(community, by)
        people, roles = list(self.members), Role.objects.standing().filter(community=community)
        if not is_steward:
            people = [by]
            roles = roles.filter(grants__in=by.role_grants.current())
        self.holders = {f"person-{person.pk}": {"person": person} for person in people}
        of_roles = {f"role-{role.pk}": {"role": role} for role in roles.order_by("name")}
        self.holders.update(of_roles)
        choices = [(f"person-{person.pk}", person.name) for person in people]
        if of_roles:
            choices = [
                (_("A person"), choices),
                (_("Whoever has a role"), [(key, held["role"].name) for key, held in of_roles.items()]),
            ]
        self.fields["holder"].choices = choices
        self.fields["holder"].initial = f"person-{by.pk}"

    def place(self):
        """Whose card it is, for which organisation."""
        return {
            "organisation": self.cleaned_data["organisation"],
            **self.holders[self.cleaned_data["holder"]],
        }


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("A kind reason"),
        help_text=_("The holder reads this, and whoever may see the card."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Whoever may see the card reads this."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
