"""A proposal as one writes it: only what its kind asks, what is rare behind one more click."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Membership
from samenspel.decisions.models import Proposal, Round
from samenspel.decisions.models.round import MOST_OPTIONS, Method
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import PurposeTest
from samenspel.ui.days import DayInput
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

LONGEST_LINE = 200
MOST_LINES = 12
USUAL_DAYS = 14
MOMENTS = 8
# What stands behind "More choices".
MORE = ("subject", "purpose_test", "quorum", "questions_until", "visibility")


class Lines(forms.CharField):
    """A list of sentences, typed one on each line."""

    widget = forms.Textarea

    def __init__(self, *, most=MOST_LINES, **kwargs):
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 4}), **kwargs})
        self.most = most

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = list(
            dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip())
        )
        if len(lines) > self.most:
            raise forms.ValidationError(_("Write at most %s lines.") % self.most)
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_("Keep each line within %s characters.") % LONGEST_LINE)
        return lines


class ProposalForm(Once, Meanwhile):
    alternatives = Lines(
        label=_("What could be done instead"),
        help_text=_("One on each line; doing nothing is one too. Who sees two ways chooses better."),
        required=False,
    )
    options = Lines(
        label=_("What one chooses from"),
        help_text=_("One on each line, at least two."),
        most=MOST_OPTIONS,
    )
    deciders = forms.ModelMultipleChoiceField(
        label=_("Who decides after hearing the advice"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person, or a few together."),
    )
    subject = forms.CharField(
        label=capfirst(_("subject")),
        max_length=120,
        required=False,
        help_text=_("As mandate cards of this table name it, to show who can say yes to this."),
        widget=forms.TextInput(attrs={"list": "subjects"}),
    )
    purpose_test = forms.ModelChoiceField(
        label=capfirst(_("test beside the purpose")),
        queryset=PurposeTest.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("What people said it serves and where it rubs comes on top of the proposal."),
    )
    visibility = forms.ChoiceField(label=capfirst(_("who may see this proposal")))

    class Meta:
        model = Round
        fields = (
            "title",
            "what",
            "why",
            "dots",
            "is_anonymous",
            "last_day",
            "questions_until",
            "quorum",
        )
        widgets = {
            "what": forms.Textarea(attrs={"rows": 6}),
            "why": forms.Textarea(attrs={"rows": 4}),
            "last_day": DayInput,
            "questions_until": DayInput,
        }
        help_texts = {
            "title": _("For example: we open on Saturday mornings too."),
            "last_day": _(
                "Up to and including this day people can answer. Two days before there is a reminder."
            ),
            "questions_until": _("Leave empty when people can answer at once."),
            "quorum": _("Of who takes part when it is opened. When fewer answer, nothing is decided."),
            "is_anonymous": _(
                "A ballot goes into a box with all others and cannot be changed or taken out. "
                "Figures are shown after the end, when at least five voted."
            ),
        }

    field_order = (
        "once",
        "stood",
        "title",
        "what",
        "why",
        "options",
        "dots",
        "alternatives",
        "deciders",
        "last_day",
        "is_anonymous",
        *MORE,
    )

    def __init__(self, *args, proposal, community, by, kind, method="", test="", **kwargs):
        self.proposal, self.community, self.kind, self.method = proposal, community, kind, method
        self.test = test
        super().__init__(*args, **kwargs)
        self.fields["last_day"].required = True
        if kind == Proposal.Kind.POLL:
            self.fields["what"].label = _("What it is about")
        self._choose_from(by)
        self._start_with(by)
        for name in self._not_asked():
            self.fields.pop(name, None)
        if method == Method.DATE:
            self._ask_moments()
        self.order_fields(self._order())

    def _choose_from(self, by):
        here = Membership.objects.current().members().filter(community=self.community).values("person")
        people = Person.objects.visible_to(by).filter(pk__in=here) | Person.objects.filter(pk=by.pk)
        self.fields["deciders"].queryset = people.distinct().by_name()
        tests = PurposeTest.objects.visible_to(by).filter(community=self.community)
        self.fields["purpose_test"].queryset = tests.order_by("-at")
        self.fields["visibility"].choices = [
            choice for choice in Visibility.choices if choice[0] != Visibility.PRIVATE
        ]

    def _start_with(self, by):
        instance = self.instance
        self.fields["alternatives"].initial = instance.alternatives
        self.fields["options"].initial = instance.options
        if self.proposal is None:
            self.fields["last_day"].initial = timezone.localdate() + timedelta(days=USUAL_DAYS)
            self.fields["deciders"].initial = [by.pk]
            self.fields["visibility"].initial = Visibility.MEMBERS
            self.fields["purpose_test"].initial = self.test
            return
        for name in ("subject", "purpose_test", "visibility"):
            self.fields[name].initial = getattr(self.proposal, name)
        self.fields["deciders"].initial = list(self.proposal.deciders.values_list("person", flat=True))

    def _not_asked(self):
        """What this kind has no use for."""
        if self.kind != Proposal.Kind.POLL:
            yield from ("options", "dots", "is_anonymous")
        else:
            # What one chooses from are the ways to do it.
            yield "alternatives"
        if self.kind == Proposal.Kind.POLL and self.method == Method.DATE:
            yield "options"
        if self.kind == Proposal.Kind.POLL and self.method != Method.DOTS:
            yield "dots"
        if self.kind != Proposal.Kind.ADVICE:
            yield "deciders"
        if self.kind == Proposal.Kind.ADVICE:
            yield from ("quorum", "questions_until")

    def _ask_moments(self):
        known = [*self.instance.options, *[""] * MOMENTS][: max(MOMENTS, len(self.instance.options))]
        for number, moment in enumerate(known):
            self.fields[f"moment_{number}"] = forms.DateTimeField(
                label=_("Date and time %s") % (number + 1),
                required=number < 2,
                initial=moment[:16],
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
                input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            )

    def _order(self):
        moments = [name for name in self.fields if name.startswith("moment_")]
        order = list(self.field_order)
        return [*order[:5], "change", *moments, *order[5:]]

    def main_fields(self):
        return [self[name] for name in self.fields if name not in MORE]

    def more_fields(self):
        return [self[name] for name in self.fields if name in MORE]

    def has_more_wrong(self):
        return any(field.errors for field in self.more_fields())

    def shows_more(self):
        """Whether what is rare stands open: something is wrong there, or a test came along."""
        return self.has_more_wrong() or bool(self.test)

    def clean(self):
        cleaned = super().clean()
        if self.method == Method.DATE:
            found = [cleaned.get(name) for name in self.fields if name.startswith("moment_")]
            moments = sorted({timezone.localtime(moment) for moment in found if moment})
            cleaned["options"] = [moment.isoformat(timespec="minutes") for moment in moments]
        if self.kind == Proposal.Kind.POLL and not self.errors and len(cleaned.get("options", [])) < 2:
            at = "moment_1" if self.method == Method.DATE else "options"
            self.add_error(at, _("Give at least two to choose from, all different."))
        self._clean_days(cleaned)
        return cleaned

    def _clean_days(self, cleaned):
        last, questions = cleaned.get("last_day"), cleaned.get("questions_until")
        if last and last < timezone.localdate():
            self.add_error("last_day", _("This day has gone by. Choose a later one."))
        if last and questions and questions >= last:
            self.add_error("questions_until", _("Leave at least one day for answers after the questions."))

    def _post_clean(self):
        """The act writes what was typed; the instance keeps what it says."""

    def words(self):
        """All that was typed, as the acts take it."""
        said = {name: value for name, value in self.cleaned_data.items() if not name.startswith("moment_")}
        for name in ("once", "stood"):
            said.pop(name, None)
        if self.kind == Proposal.Kind.POLL:
            said["method"] = self.method
        return {"kind": self.kind, **said}


class AgainForm(ProposalForm):
    """A new round: what stays the same over rounds is not asked, but why it is different is."""

    change = forms.CharField(
        label=capfirst(_("what is different now, and why")),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def _not_asked(self):
        yield from super()._not_asked()
        yield from ("subject", "purpose_test", "visibility", "deciders")

    def _start_with(self, by):
        super()._start_with(by)
        today = timezone.localdate()
        if self.instance.is_past(on=today):
            self.initial["last_day"] = today + timedelta(days=USUAL_DAYS)
        self.initial["questions_until"] = None


class ExtendForm(forms.Form):
    last_day = forms.DateField(label=capfirst(_("last day to answer")), widget=DayInput)
