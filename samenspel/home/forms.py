"""One composer: what you want to start, where, and what it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.home import starting

MOST_ELSEWHERE = 100


def _named(words, communities):
    return [(words, [(each.slug, each.name) for each in communities])] if communities else []


class ComposerForm(forms.Form):
    """Write first or choose first; ``what`` is the button that was pressed."""

    words = forms.CharField(
        label=_("What do you have in mind?"),
        help_text=_("One line, or more. You go on with it in the form that belongs to it."),
        required=False,
        max_length=starting.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    community = forms.ChoiceField(label=_("In which community?"), required=False)
    what = forms.ChoiceField(required=False, choices=[(start.name, start.words) for start in starting.STARTS])

    def __init__(self, *args, person, places, community=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        elsewhere = [each for each in starting.in_sight_of(person)[:MOST_ELSEWHERE] if each not in places]
        if community is not None and community not in [*places, *elsewhere]:
            elsewhere.append(community)
        self.places = {each.slug: each for each in [*places, *elsewhere]}
        self.fields["community"].choices = [
            ("", _("Choose a community")),
            *_named(_("Where you take part"), places),
            *_named(_("Elsewhere, to offer a hand"), elsewhere),
        ]
        self.fields["community"].says_when_needed = True
        if not self.places:
            del self.fields["community"]

    @property
    def place(self):
        """The community that was chosen, or None."""
        return self.places.get(self["community"].value() or "") if "community" in self.fields else None

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        start, community = starting.NAMED.get(cleaned.get("what")), self.place
        if start is None:
            raise forms.ValidationError(_("Choose below what it is."))
        if start.needs and community is None:
            self.add_error("community", _("Choose where you want to start this."))
            return cleaned
        self.address = start.where(self.person, community)
        if not self.address:
            said = {"what": start.words, "where": community}
            raise forms.ValidationError(_("You cannot start this in %(where)s now: %(what)s") % said)
        return cleaned
