"""Choosing people who come to a gathering, by the name they registered with where they have no profile."""

from django import forms

from samenspel.people.models import Person


class _Called:
    """A choice of people; who gave only an e-mail address is told apart by what they asked to be called."""

    called = {}

    def __init__(self, **said):
        super().__init__(queryset=Person.objects.none(), **said)

    def choose_among(self, people, gathering):
        self.queryset = people
        registered = gathering.registrations.filter(person__introduced_at=None).exclude(called="")
        self.called = dict(registered.values_list("person", "called"))

    def label_from_instance(self, person):
        return self.called.get(person.pk) or person.name


class PersonField(_Called, forms.ModelChoiceField):
    pass


class PeopleField(_Called, forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
