"""What people may type about organisations."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.access import is_house_administrator
from samenspel.organisations.arranging import in_order
from samenspel.organisations.models import Affiliation, Organisation, Unit
from samenspel.organisations.naming import fold
from samenspel.organisations.verifying import checked
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile

SHOWN = 5


class OrganisationField(forms.CharField):
    """An organisation by its name, another name it has, or its code, as far as the viewer may see it."""

    def __init__(self, *, viewer=None, **kwargs):
        kwargs.setdefault("help_text", _("Its name or code, as it stands on its page."))
        super().__init__(max_length=160, **kwargs)
        self.viewer = viewer

    def clean(self, value):
        words = super().clean(value)
        if not words:
            return None
        found = [
            organisation
            for organisation in Organisation.objects.visible_to(self.viewer).called(words).by_name()
            if fold(words) in {fold(name) for name in _names(organisation)}
        ]
        if not found:
            raise forms.ValidationError(_("There is no organisation called “%s” here.") % words)
        if len(found) > 1:
            several = ", ".join(f"{each.name} ({each.code or each.slug})" for each in found[:SHOWN])
            raise forms.ValidationError(_("There are several: %s. Write the code.") % several)
        return found[0]


def _names(organisation):
    return [organisation.name, organisation.code, organisation.slug, *organisation.other_names.split("|")]


class OrganisationForm(Meanwhile):
    kind = forms.ChoiceField(label=_("Kind"))
    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    visibility = forms.ChoiceField(
        label=_("Who may see this organisation"),
        choices=[
            (Visibility.PUBLIC, Visibility.PUBLIC.label),
            (Visibility.SIGNED_IN, Visibility.SIGNED_IN.label),
            (Visibility.MEMBERS, _("Only who belongs here")),
        ],
    )

    class Meta:
        model = Organisation
        fields = ("name", "other_names", "kind", "place", "website", "about", "visibility")
        widgets = {"about": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "other_names": _("More than one, with | between them. People find it by these too."),
            "about": _("What it is there for. You may use Markdown."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _kinds(self.instance.kind)
        if self.instance.visibility == Visibility.PRIVATE:
            self.fields["visibility"].choices.append((Visibility.PRIVATE, Visibility.PRIVATE.label))


def _kinds(now=""):
    """The kinds there are, and the word a file brought when it is none of these."""
    return [
        *Organisation.Kind.choices,
        *([(now, now)] if now and now not in Organisation.Kind.values else []),
    ]


class BeginForm(forms.Form):
    name = forms.CharField(label=_("What is it called?"), max_length=160)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Organisation.Kind.choices, initial=Organisation.Kind.OTHER
    )


class AffiliationForm(forms.ModelForm):
    class Meta:
        model = Affiliation
        fields = ("position", "unit", "since")
        widgets = {"since": DayInput}
        help_texts = {"position": _("As you would say it: district nurse, volunteer, director.")}

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_units(self, "unit", organisation)

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since and since > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Say it when you have begun."))
        return since


class UnitForm(Meanwhile):
    class Meta:
        model = Unit
        fields = ("name", "parent")

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        _offer_units(self, "parent", organisation, empty=_("The organisation itself"))

    def clean(self):
        cleaned = super().clean()
        there = Unit.objects.filter(
            organisation=self.organisation, parent=cleaned.get("parent"), name__iexact=cleaned.get("name", "")
        )
        if there.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("There is a unit with this name in that place already."))
        return cleaned

    def _post_clean(self):
        """The act writes; the instance keeps what the database says."""


def _offer_units(form, name, organisation, *, empty=None):
    field, units = form.fields[name], in_order(organisation)
    field.queryset = Unit.objects.filter(organisation=organisation)
    none = empty or _("None in particular")
    field.choices = [("", none), *((unit.pk, "– " * depth + unit.name) for unit, depth in units)]
    if not units and name == "unit":
        del form.fields[name]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("A kind reason"),
        help_text=_("The person it is about reads this."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AppointForm(forms.Form):
    """Someone of this organisation, by name or handle; its own appoint whom another confirmed."""

    person = forms.CharField(
        label=_("Whom"),
        help_text=_("The name or handle of someone who belongs to this organisation."),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "people-here", "autocomplete": "off"}),
    )

    def __init__(self, *args, organisation, by, **kwargs):
        super().__init__(*args, **kwargs)
        here = Affiliation.objects.current().filter(organisation=organisation)
        self.is_confirmed_only = not is_house_administrator(by)
        if self.is_confirmed_only:
            here = here.known_apart_from(by)
        there = here.values("person")
        self.people = Person.objects.visible_to(by).filter(pk__in=there).exclude(introduced_at=None).by_name()

    def clean_person(self):
        words = self.cleaned_data["person"].strip().lstrip("@")
        found = list(self.people.filter(handle__iexact=words)) or list(
            self.people.filter(name__iexact=words)[:2]
        )
        if not found:
            raise forms.ValidationError(
                _(
                    "Nobody with this name can be appointed. Somebody other than you has to have confirmed "
                    "first that they belong here."
                )
                if self.is_confirmed_only
                else _("Nobody with this name says to belong here. Ask them to say so first, on this page.")
            )
        if len(found) > 1:
            raise forms.ValidationError(_("Several people here have this name. Write the handle."))
        return found[0]


class DomainForm(forms.Form):
    domain = forms.CharField(
        label=_("E-mail domain"), help_text=_("The part after the @, such as overwater.nl."), max_length=160
    )

    def clean_domain(self):
        return checked(self.cleaned_data["domain"])


class PartnerForm(forms.Form):
    partner = OrganisationField(label=_("With whom"))
    about = forms.CharField(label=_("What for"), help_text=_("In one line."), max_length=240, required=False)

    def __init__(self, *args, organisation, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["partner"].viewer = by

    def clean_partner(self):
        partner = self.cleaned_data["partner"]
        if partner == self.organisation:
            raise forms.ValidationError(_("This is the organisation itself. Name another one."))
        if not partner.is_confirmed:
            raise forms.ValidationError(
                _("Nobody of this house has confirmed the page of this organisation yet.")
            )
        return partner


class MergeForm(forms.Form):
    into = OrganisationField(label=_("The organisation that stays"))

    def __init__(self, *args, organisation, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["into"].viewer = by

    def clean_into(self):
        into = self.cleaned_data["into"]
        if into == self.organisation:
            raise forms.ValidationError(_("This is the organisation itself. Name the one that stays."))
        return into
