"""What people may say about themselves, with who may see each part right beside it."""

from django import forms
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from samenspel.people import languages, photos
from samenspel.people.fields import CHOICES, CONTACT_DEFAULT, DEFAULTS
from samenspel.people.models import Contact, Person
from samenspel.people.renaming import check_handle
from samenspel.ui.meanwhile import Meanwhile

# The page asks in three parts: a tired person on a phone does one and saves.
GROUPS = (
    (_("Who you are"), ("name", "pronouns", "headline", "place", "languages", "about")),
    (_("What you bring and look for"), ("brings", "wants", "seeks")),
)
SEEN_BY = "seen_by_"


class ProfileForm(Meanwhile):
    """A person's own profile. Every field but the name carries ``seen_by_<field>`` beside it."""

    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        choices=languages.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Person
        fields = (
            "name",
            "pronouns",
            "headline",
            "place",
            "about",
            "brings",
            "wants",
            "seeks",
            "visibility",
            "handle",
        )
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "place": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            **{field: forms.Textarea(attrs={"rows": 3}) for field in ("brings", "wants", "seeks")},
            "about": forms.Textarea(attrs={"rows": 5}),
            "handle": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        }
        help_texts = {
            "pronouns": _("For example: she/her."),
            "headline": _("For example: district nurse who knows every stairwell in Overwater."),
            "brings": _("Things people may ask you for."),
            "visibility": _(
                "No part of it is seen by more people than this. You always see all of it yourself."
            ),
            "handle": _(
                "The last part of the address of your page. Old links keep working when you change it."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = CHOICES
        # Light accounts and programs that know less need not send what they do not change.
        self.fields["handle"].required = False
        self.fields["languages"].initial = self.instance.languages
        for field in DEFAULTS:
            self.fields[SEEN_BY + field] = forms.ChoiceField(
                label=_("Who sees this?"),
                choices=CHOICES,
                required=False,
                initial=self.instance.level_of(field),
            )

    def clean_handle(self):
        handle = self.cleaned_data["handle"]
        return check_handle(handle, self.instance) if handle else self.initial["handle"]

    def levels(self):
        """{field: visibility} where it differs from how fields begin; what was not sent stays."""
        chosen = {
            field: self.cleaned_data.get(SEEN_BY + field) or self.instance.level_of(field)
            for field in DEFAULTS
        }
        return {field: level for field, level in chosen.items() if level != DEFAULTS[field]}

    def groups(self):
        """The questions as the page shows them: (heading, [(question, who sees it or None)])."""
        return [
            (heading, [(self[name], self[SEEN_BY + name] if name in DEFAULTS else None) for name in names])
            for heading, names in GROUPS
        ]


class ContactForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Contact.Kind.choices, initial=Contact.Kind.EMAIL)
    value = forms.CharField(label=_("Address or number"), max_length=300, required=False)
    visibility = forms.ChoiceField(label=_("Who sees this?"), choices=CHOICES, initial=CONTACT_DEFAULT)

    CHECKS = {
        Contact.Kind.EMAIL: EmailValidator(
            _("This is not an e-mail address. For example: naam@voorbeeld.nl.")
        ),
        Contact.Kind.PHONE: RegexValidator(
            r"^\+?[\d\s()./-]{6,25}$", _("This is not a phone number. For example: 06 1234 5678.")
        ),
        Contact.Kind.LINK: URLValidator(
            schemes=["https", "http"], message=_("This is not a link. It begins with https://.")
        ),
    }

    def clean(self):
        cleaned = super().clean()
        kind, value = cleaned.get("kind"), (cleaned.get("value") or "").strip()
        if value and kind == Contact.Kind.LINK and "://" not in value:
            value = f"https://{value}"
        if value and kind in self.CHECKS:
            try:
                self.CHECKS[kind](value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        cleaned["value"] = value
        return cleaned


ContactFormSet = forms.formset_factory(ContactForm, extra=1, max_num=8, absolute_max=8, validate_max=True)


def contact_rows(person):
    return [
        {"kind": each.kind, "value": each.value, "visibility": each.visibility}
        for each in person.contacts.all()
    ]


def contacts_in(formset):
    """What a valid formset says: (kind, value, visibility); an emptied line is left out."""
    rows = (form.cleaned_data for form in formset)
    return [(row["kind"], row["value"], row["visibility"]) for row in rows if row.get("value")]


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("A photo of you"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF, up to 15 MB. Where and with what it was taken is removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_photo(self):
        try:
            return photos.read(self.cleaned_data["photo"])
        except photos.NotAPhoto as error:
            raise forms.ValidationError(str(error)) from error
