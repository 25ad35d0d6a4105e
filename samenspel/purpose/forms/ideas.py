"""Bringing an idea, and naming someone who inspires."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.people.models import Person
from samenspel.purpose.models import Idea
from samenspel.ui.sending import Once


class IdeaForm(Once, forms.ModelForm):
    text = forms.CharField(
        label=_("In a few words"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (Idea.Kind.IDEA, _("An idea of what we are for")),
            (Idea.Kind.EXAMPLE, _("An example of it")),
        ],
        initial=Idea.Kind.IDEA,
        widget=forms.RadioSelect,
    )
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Idea
        fields = ("text", "kind", "link")

    def said(self):
        return {name: self.cleaned_data[name] for name in ("text", "kind", "link", "once")}


class InspirerForm(Once):
    person = forms.ModelChoiceField(
        label=_("A member of this community"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Someone outside"),
    )
    name = forms.CharField(label=_("Name of someone outside"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_(
            "They get one letter that says who asks, and what for. Without a yes within a month, name "
            "and address are removed."
        ),
        required=False,
    )
    text = forms.CharField(
        label=_("What inspires you"),
        help_text=_("They read this before they answer."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        members = Membership.objects.current().filter(community=community).values("person")
        self.fields["person"].queryset = Person.objects.visible_to(by).filter(pk__in=members).by_name()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("person"):
            cleaned["name"] = cleaned["email"] = ""
            return cleaned
        for name, words in (
            ("name", _("Say who it is, or choose a member above.")),
            ("email", _("They are asked by e-mail first: fill in their address.")),
        ):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        return cleaned

    def said(self):
        return {name: self.cleaned_data[name] for name in ("person", "name", "email", "text", "once")}
