"""Choosing what one hears of: everywhere, and in one community."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenspel.notifications import choosing
from samenspel.notifications.sockets import AT_ONCE, HEADINGS, KINDS, NEVER

AS_EVERYWHERE, NOTHING, PER_KIND = "as_everywhere", "nothing", "per_kind"


def kinds_by_heading():
    """(heading, kinds) in the order of the headings; kinds of a room without one come last."""
    rooms = {}
    for kind in KINDS.values():
        rooms.setdefault(kind.room, []).append(kind)
    named = sorted((room for room in rooms if room in HEADINGS), key=lambda room: HEADINGS[room].order)
    rest = [kind for room in rooms if room not in HEADINGS for kind in rooms[room]]
    found = [(HEADINGS[room].words, rooms[room]) for room in named]
    return [*found, (_("And further"), rest)] if rest else found


class ChoicesForm(forms.Form):
    """A tick for each kind, under its heading."""

    def __init__(self, *args, person, place_id=choosing.EVERYWHERE, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.place_id = person, place_id
        self.choices = choosing.choices_of(person)
        for _words, kinds in kinds_by_heading():
            for kind in kinds:
                self.fields[kind.name] = forms.BooleanField(
                    label=kind.words, required=False, initial=self.choices.wants(kind.name, place_id)
                )

    def headings(self):
        """(words, ticks) a heading."""
        return [(words, [self[kind.name] for kind in kinds]) for words, kinds in kinds_by_heading()]

    @transaction.atomic
    def keep(self):
        """Remember what differs from how the house has it."""
        for name, kind in KINDS.items():
            says = AT_ONCE if self.cleaned_data[name] else NEVER
            choosing.choose(self.person, "" if says == kind.default else says, kind=name)


class PlaceForm(ChoicesForm):
    """The same for one community, or all or nothing of it."""

    how = forms.ChoiceField(
        label=_("What do you hear from this community?"),
        choices=[
            (AS_EVERYWHERE, _("What I chose for everywhere")),
            (PER_KIND, _("What I tick below")),
            (NOTHING, _("Nothing")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["how"].initial = self._how_now()

    @transaction.atomic
    def keep(self):
        how = self.cleaned_data["how"]
        for name in KINDS:
            says = AT_ONCE if self.cleaned_data[name] else NEVER
            choosing.choose(self.person, says if how == PER_KIND else "", kind=name, place_id=self.place_id)
        choosing.choose(self.person, NEVER if how == NOTHING else "", place_id=self.place_id)

    def _how_now(self):
        said = {kind: when for (kind, place), when in self.choices.said.items() if place == self.place_id}
        if said.get(choosing.EVERY_KIND) == NEVER:
            return NOTHING
        return PER_KIND if said else AS_EVERYWHERE
