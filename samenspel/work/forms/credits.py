"""Whom one may name in a result, and what people say when they are named."""

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.people.models import Person
from samenspel.work.models import Contribution, Offer

# Offers of which something came, or is about to come.
HELPED = ("agreed", "done", "thanked")


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
    """Whom ``by`` may name: who shares a community with them, outsiders whose help ``by`` took, and who is
    named in ``result`` already.

    Only people ``by`` may see. The choices are asked of the database once, however many lines there are.
    """

    def __init__(self, by, result=None):
        mine = Membership.objects.current().filter(person=by).values("community")
        fellows = Membership.objects.current().filter(community__in=mine).values("person")
        self.named = Contribution.objects.standing().filter(result=result)
        self.helped = Offer.objects.visible_to(by).filter(state__in=HELPED, community__in=mine)
        near = Q(pk__in=fellows) | Q(pk__in=self.named.values("person")) | Q(pk=by.pk)
        seen = Q(pk__in=Person.objects.visible_to(by).filter(near).values("pk"))
        outside = Q(pk__in=self.helped.values("person")) | Q(pk__in=self.named.values("person"))
        outsiders = Q(introduced_at=None, is_active=True) & outside
        self.queryset = Person.objects.filter(seen | outsiders).by_name()

    @cached_property
    def choices(self):
        people = [(person.pk, self.called.get(person.pk) or person.name) for person in self.queryset]
        return [("", _("Choose someone")), *people]

    @cached_property
    def called(self):
        """The names that outsiders gave themselves, the last one they gave."""
        outside = {"person__introduced_at": None}
        offered = self.helped.filter(**outside).order_by("pk").values_list("person", "called")
        chosen = self.named.filter(**outside).exclude(called="").values_list("person", "called")
        return {pk: name for pk, name in [*offered, *chosen] if name}


def contributions_in(formset):
    """The (person, what they brought) pairs of a valid formset; the last word on a person counts."""
    rows = (form.cleaned_data for form in formset)
    return list({row["person"]: row["brought"] for row in rows if row.get("person")}.items())


class CreditForm(forms.Form):
    """What someone says who is named: the words, and the name where there is no profile."""

    brought = forms.CharField(
        label=_("What you brought"),
        max_length=200,
        required=False,
        help_text=_("In your own words; this stands beside your name."),
    )
    called = forms.CharField(
        label=_("The name that stands there"),
        max_length=120,
        help_text=_("Whatever you like to be called. Everyone who may see the result reads it."),
    )

    def __init__(self, *args, contribution, called="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["brought"].initial = contribution.brought
        self.fields["called"].initial = contribution.called or called
        if not contribution.person.is_light:
            del self.fields["called"]
