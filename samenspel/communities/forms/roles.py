"""What people may type about roles and applications."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership, Role
from samenspel.people.lights_form import address_field, called_field
from samenspel.people.models import Person
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile


class RoleForm(Meanwhile):
    class Meta:
        model = Role
        fields = (
            "name",
            "purpose",
            "accountabilities",
            "needed",
            "hours_per_month",
            "term_months",
            "open_to",
        )
        widgets = {"accountabilities": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "needed": _("It looks for someone as long as fewer people hold it."),
            "term_months": _("Proposes the end when you grant it. Leave empty when there is no term."),
            "open_to": _("Who may apply."),
        }

    def __init__(self, *args, community, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.community = community
        self.fields["needed"].min_value = 1
        self.fields["needed"].widget.attrs["min"] = 1

    def clean_needed(self):
        needed = self.cleaned_data["needed"]
        if needed < 1:
            raise forms.ValidationError(_("At least one person is needed. Archive the role when nobody is."))
        return needed

    def clean_name(self):
        name = self.cleaned_data["name"]
        same = Role.objects.standing().filter(community=self.instance.community, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a role with this name already. Choose another name."))
        return name

    def said(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class UntilField(forms.DateField):
    widget = DayInput

    def __init__(self, **rest):
        super().__init__(
            label=_("Until when"),
            help_text=_("Leave empty when there is no end yet."),
            required=False,
            **rest,
        )

    def validate(self, value):
        super().validate(value)
        if value is not None and value <= timezone.localdate():
            raise forms.ValidationError(_("This day is past. Choose a later one, or leave it empty."))


class GrantForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("To whom"), queryset=Person.objects.none(), empty_label=_("Choose someone")
    )
    until = UntilField()

    def __init__(self, *args, role, by, **kwargs):
        super().__init__(*args, **kwargs)
        members = Membership.objects.current().members().filter(community=role.community)
        seen = Person.objects.visible_to(by).filter(pk__in=members.values("person"))
        holders = role.grants.current().values("person")
        self.fields["person"].queryset = seen.exclude(pk__in=holders).by_name()
        self.fields["until"].initial = role.end_of_term(timezone.localdate())


class ApplyForm(forms.Form):
    words = forms.CharField(
        label=_("Why would you like to do this?"),
        help_text=_("What you bring, and when you can. The stewards read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CalledForm(ApplyForm):
    """For an outsider without a profile: what to call them, beside their words."""

    called = called_field()
    field_order = ("called", "words")


class OutsideForm(CalledForm):
    """For a visitor: also the address the answer can go to."""

    email = address_field()
    field_order = ("called", "email", "words")


class AcceptForm(forms.Form):
    OUTSIDE = ""

    status = forms.ChoiceField(
        label=_("How do they take part from now on?"),
        required=False,
        choices=[
            (Membership.Status.CONTRIBUTOR, _("As a contributor")),
            (Membership.Status.MEMBER, _("As a member")),
            (OUTSIDE, _("With this role only, from outside")),
        ],
    )
    until = UntilField()
    words = forms.CharField(
        label=_("A few words"),
        help_text=_("The person who applied reads this."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        role = application.role
        self.fields["until"].initial = role.end_of_term(timezone.localdate())
        if role.community.membership_of(application.person) is not None:
            del self.fields["status"]


class NoForm(forms.Form):
    words = forms.CharField(
        label=_("A kind reason"),
        help_text=_("The person who applied reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
