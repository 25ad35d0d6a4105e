"""Choosing what one hears of, in which way and when: everywhere, and in one community."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenspel.notifications import choosing
from samenspel.notifications.models import Way
from samenspel.notifications.sockets import AT_ONCE, DAILY, HEADINGS, KINDS, NEVER, WEEKLY
from samenspel.notifications.zones import ZONES, zone_of

AS_EVERYWHERE, NOTHING, PER_KIND, PROPOSED = "as_everywhere", "nothing", "per_kind", "proposed"
MAIL_WHEN = [
    (AT_ONCE, _("At once")),
    (DAILY, _("Each day")),
    (WEEKLY, _("Each week")),
    (NEVER, _("Never")),
]
# What goes by letter only is at once or never: there is nothing to put in a letter of the week.
LETTER_ONLY = [(AT_ONCE, _("At once")), (NEVER, _("Never"))]


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
    """Of each kind whether it is shown here, when by mail, and whether on a telephone or computer."""

    def __init__(self, *args, person, place_id=choosing.EVERYWHERE, has_device=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.place_id, self.has_device = person, place_id, has_device
        self.choices = choosing.every_way_of_all([person])[person.pk]
        for kind in KINDS.values():
            for way in self._ways(kind):
                self.fields[_name(kind, way)] = self._field(kind, way)

    def headings(self):
        """(words, rows) a heading; a row is (words, its fields, the words of the kind it is mailed as)."""
        return [(words, [self._row(kind) for kind in kinds]) for words, kinds in kinds_by_heading()]

    def _row(self, kind):
        mailed_as = KINDS[kind.mailed_as].words if kind.mailed_as != kind.name else ""
        return kind.words, [self[_name(kind, way)] for way in self._ways(kind)], mailed_as

    def _ways(self, kind):
        ways = [Way.HERE, Way.MAIL, Way.PUSH] if kind.here else [Way.MAIL]
        without = {Way.MAIL} if kind.mailed_as != kind.name else set()
        return [way for way in ways if way not in without and (way != Way.PUSH or self.has_device)]

    def _field(self, kind, way):
        said = self.choices[way].when(kind.name, self.place_id)
        if way == Way.MAIL:
            options = MAIL_WHEN if _is_told_later(kind) else LETTER_ONLY
            shown = said if said in dict(options) else NEVER
            return forms.ChoiceField(label=_("By mail"), choices=options, initial=shown, required=False)
        label = _("Here") if way == Way.HERE else _("On a device")
        return forms.BooleanField(label=label, required=False, initial=said != NEVER)

    def _says(self, kind, way):
        """What the form says of a kind; nothing said of mail leaves it as it is."""
        said = self.cleaned_data[_name(kind, way)]
        if way == Way.MAIL:
            return said or self.choices[way].when(kind.name, self.place_id)
        return AT_ONCE if said else NEVER

    def _keep_kinds(self, *, own, ways=tuple(Way)):
        """Remember what differs from how the house has it; ``own``: whatever was said."""
        for kind in KINDS.values():
            for way in self._ways(kind):
                if way not in ways:
                    continue
                says = self._says(kind, way)
                as_it_is = says == kind.default_for(way) and not own
                choosing.choose(
                    self.person, "" if as_it_is else says, kind=kind.name, place_id=self.place_id, way=way
                )


class EverywhereForm(ChoicesForm):
    """For everywhere: all mail in one answer, or per kind; and the time zone of letters."""

    by_mail = forms.ChoiceField(
        label=_("What do you get by mail?"),
        choices=[
            (PROPOSED, _("What is meant for you at once, the rest in one letter a week")),
            (DAILY, _("Everything in one letter a day")),
            (WEEKLY, _("Everything in one letter a week")),
            (NEVER, _("No mail, save codes to sign in")),
            (PER_KIND, _("What I choose below per kind")),
        ],
        widget=forms.RadioSelect,
    )
    zone = forms.ChoiceField(
        label=_("Where is it seven in the morning for you?"),
        help_text=_("Letters of a day or a week come at seven."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["by_mail"].initial = self._how_now()
        now = zone_of(self.person).key
        self.fields["zone"].choices = ZONES if now in dict(ZONES) else [(now, now), *ZONES]
        self.fields["zone"].initial = now

    @transaction.atomic
    def keep(self):
        how, zone = self.cleaned_data["by_mail"], self.cleaned_data["zone"]
        if zone != zone_of(self.person).key:
            self.person.time_zone = zone
            self.person.save(update_fields=["time_zone"])
        self._keep_kinds(own=False, ways=(Way.HERE, Way.PUSH))
        if how != PER_KIND:
            for kind in KINDS:
                choosing.choose(self.person, "", kind=kind, way=Way.MAIL)
        choosing.choose(self.person, how if how in {DAILY, WEEKLY, NEVER} else "", way=Way.MAIL)
        choosing.choose(self.person, NEVER if how == NEVER else "", kind=choosing.DIGEST, way=Way.MAIL)
        if how == PER_KIND:
            self._keep_kinds(own=False, ways=(Way.MAIL,))

    def _how_now(self):
        mail = self.choices[Way.MAIL].said
        if any(place is None and kind in KINDS for kind, place in mail):
            return PER_KIND
        is_off = mail.get((choosing.DIGEST, None)) == NEVER
        return mail.get((choosing.EVERY_KIND, None), PER_KIND if is_off else PROPOSED)


class PlaceForm(ChoicesForm):
    """The same for one community, or all or nothing of it."""

    how = forms.ChoiceField(
        label=_("What do you hear from this community?"),
        choices=[
            (AS_EVERYWHERE, _("What I chose for everywhere")),
            (PER_KIND, _("What I choose below")),
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
        for way in Way:
            for kind in KINDS:
                if how != PER_KIND:
                    choosing.choose(self.person, "", kind=kind, place_id=self.place_id, way=way)
            choosing.choose(self.person, NEVER if how == NOTHING else "", place_id=self.place_id, way=way)
        if how == PER_KIND:
            self._keep_kinds(own=True)

    def _how_now(self):
        said = {}
        for way, choices in self.choices.items():
            said |= {
                (way, kind): when for (kind, place), when in choices.said.items() if place == self.place_id
            }
        if all(said.get((way, choosing.EVERY_KIND)) == NEVER for way in Way):
            return NOTHING
        return PER_KIND if said else AS_EVERYWHERE


class StopForm(forms.Form):
    """From a letter: what of it stops."""

    what = forms.ChoiceField(label=_("What shall we stop?"), widget=forms.RadioSelect)

    def __init__(self, *args, stop, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [(name, words) for name, words in stop.choices()]
        self.fields["what"].initial = self.fields["what"].choices[0][0]


def _is_told_later(kind):
    """Whether a letter of the day or week can say it: what is kept, itself or as what it is the letter of."""
    return any(each.here for each in KINDS.values() if each.mailed_as == kind.name)


def _name(kind, way):
    return kind.name if way == Way.HERE else f"{way}:{kind.name}"
