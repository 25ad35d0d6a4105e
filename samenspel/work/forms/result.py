"""What people may type about a result, and who brought what to it."""

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.people.models import Person
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.models import Contribution, Result


class ResultForm(Once, Meanwhile):
    class Meta:
        model = Result
        fields = (
            "community",
            "title",
            "kind",
            "for_whom",
            "story",
            "serves",
            "learned",
            "evidence",
            "visibility",
        )
        widgets = {
            "story": forms.Textarea(attrs={"rows": 6}),
            "learned": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"community": _("Community")}
        help_texts = {
            "title": _("For example: the fall prevention bus comes every Thursday now."),
            "kind": _("Something that did not work is a result too, when you say what you learned."),
            "serves": _("A few words from the purpose of the community."),
            "evidence": _("For example: count of visitors, two photos."),
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        mine = Membership.objects.current().members().filter(person=by)
        self.fields["community"].queryset = Community.objects.filter(
            pk__in=mine.values("community")
        ).by_name()
        self.fields["community"].empty_label = None
        self.fields["kind"].choices = Result.Kind.choices
        if self.instance.pk:
            del self.fields["community"], self.fields["once"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Result.Kind.LEARNED and not cleaned.get("learned"):
            self.add_error("learned", _("Say what you learned, so that others need not learn it again."))
        return cleaned


class ContributionForm(forms.Form):
    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none(), required=False)
    brought = forms.CharField(label=_("What they brought"), max_length=200, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people.queryset
        self.fields["person"].choices = people.choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("brought") and not cleaned.get("person"):
            self.add_error("person", _("Choose who brought this, or empty the line."))
        return cleaned


ContributionFormSet = forms.formset_factory(
    ContributionForm, extra=3, max_num=30, absolute_max=30, validate_max=True
)


class PeopleToCredit:
    """Whom ``by`` may name: who shares a community with them, and who is named in ``result`` already.

    Only people ``by`` may see. The choices are asked of the database once, however many lines there are.
    """

    def __init__(self, by, result=None):
        mine = Membership.objects.current().filter(person=by).values("community")
        fellows = Membership.objects.current().filter(community__in=mine).values("person")
        named = Contribution.objects.filter(result=result).values("person")
        near = Q(pk__in=fellows) | Q(pk__in=named) | Q(pk=by.pk)
        self.queryset = Person.objects.visible_to(by).filter(near).by_name()

    @cached_property
    def choices(self):
        return [("", _("Choose someone")), *((person.pk, person.name) for person in self.queryset)]


def contributions_in(formset):
    """The (person, what they brought) pairs of a valid formset; the last word on a person counts."""
    rows = (form.cleaned_data for form in formset)
    return list({row["person"]: row["brought"] for row in rows if row.get("person")}.items())
