"""What people may type about a community."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, Role
from samenspel.people.models import Person
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once


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
    """What stewards look after once a community stands."""

    class Meta(CommunityForm.Meta):
        fields = (*CommunityForm.Meta.fields, "next_step", "next_step_on", "stage")
        widgets = {
            **CommunityForm.Meta.widgets,
            "next_step_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            **CommunityForm.Meta.help_texts,
            "next_step": _("What happens next, in a line that a newcomer understands."),
        }


class MotiveForm(forms.Form):
    motive = forms.CharField(
        label=_("Why do you want to take part?"),
        help_text=_("Only you and the stewards read this. You may leave it empty."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FarewellForm(forms.Form):
    farewell = forms.CharField(
        label=_("A word of farewell"),
        help_text=_("The members read this. You may leave it empty."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("A kind reason"),
        help_text=_("The person who asked reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RoleForm(forms.ModelForm):
    class Meta:
        model = Role
        fields = ("name", "purpose", "accountabilities", "needed", "hours_per_month", "open_to")
        widgets = {"accountabilities": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, community, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.community = community

    def clean_name(self):
        name = self.cleaned_data["name"]
        same = Role.objects.filter(community=self.instance.community, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a role with this name already. Choose another name."))
        return name


class GrantForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("To whom"), queryset=Person.objects.none(), empty_label=_("Choose someone")
    )
    until = forms.DateField(
        label=_("Until when"),
        help_text=_("Leave empty when there is no end yet."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        members = Membership.objects.current().members().filter(community=community)
        seen = Person.objects.visible_to(by).filter(pk__in=members.values("person"))
        self.fields["person"].queryset = seen.by_name()
