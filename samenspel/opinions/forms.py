"""What people may type: a conversation, how it is held, a statement, and why one is taken out."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.opinions import access
from samenspel.opinions.likeness import words_of
from samenspel.opinions.models import Conversation, Judgement, Statement
from samenspel.ui.days import DayInput
from samenspel.ui.lines import one_line
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once

MOST_LINES = 60


class Seeds(forms.CharField):
    """Statements to begin with, one a line; gives them as a list, and says of each line what is wrong."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Statements to begin with, one a line"),
            help_text=_(
                "Seven to twelve work best. One idea in each, at most 140 characters, and let them differ: "
                "who disagrees with you should find something to agree with too."
            ),
            widget=forms.Textarea(attrs={"rows": 8}),
            max_length=MOST_LINES * (Statement.LONGEST + 20),
            **kwargs,
        )

    def clean(self, value):
        typed = enumerate(super().clean(value).splitlines(), start=1)
        lines = [(number, one_line(line).strip()) for number, line in typed if line.strip()]
        if wrong := list(_wrong(lines)):
            raise forms.ValidationError(wrong)
        return [line for _number, line in lines]


def _wrong(lines):
    if len(lines) > MOST_LINES:
        yield _("At most %(most)s statements at once.") % {"most": MOST_LINES}
    before = {}
    for number, line in lines:
        if len(line) > Statement.LONGEST:
            said = {"number": number, "length": len(line), "most": Statement.LONGEST}
            yield _("Line %(number)s has %(length)s characters; at most %(most)s fit.") % said
        same = before.setdefault(words_of(line), number)
        if same != number:
            yield _("Line %(number)s says the same as line %(same)s.") % {"number": number, "same": same}


class ConversationForm(Once, Meanwhile):
    seeds = Seeds(required=False)

    class Meta:
        model = Conversation
        fields = (
            "topic",
            "about",
            "takes_part",
            "visibility",
            "moderation",
            "map_shown",
            "own_statements",
            "most_own",
            "closes_on",
        )
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "closes_on": DayInput,
            "takes_part": forms.RadioSelect,
            "moderation": forms.RadioSelect,
            "map_shown": forms.RadioSelect,
        }
        help_texts = {
            "topic": _("For example: what makes our neighbourhood a good place to grow old?"),
            "about": _("What you will do with the answer, and by when."),
            "visibility": _(
                "Never more people than may see the community; others come in by the link or code."
            ),
            "closes_on": _("Leave it empty to close it by hand."),
        }

    def __init__(self, *args, by, community, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.community = by, community
        if self.instance.pk:
            del self.fields["seeds"], self.fields["once"]
        self.fields["most_own"].min_value = 1
        self.fields["most_own"].widget.attrs["min"] = 1
        now = self.instance.takes_part
        self.fields["takes_part"].choices = [
            choice
            for choice in Conversation.TakesPart.choices
            if choice[0] == now or access.can_open_to(by, community, choice[0])
        ]

    def clean_closes_on(self):
        day = self.cleaned_data["closes_on"]
        if day and day < timezone.localdate() and day != self.initial.get("closes_on"):
            raise forms.ValidationError(_("This day has passed already."))
        return day

    def clean_most_own(self):
        most = self.cleaned_data["most_own"]
        if not 1 <= most <= 100:
            raise forms.ValidationError(_("Between 1 and 100."))
        return most


class SeedsForm(forms.Form):
    seeds = Seeds()
    is_meta = forms.BooleanField(
        label=_("These are about who votes, such as where they live, and not about the question"),
        required=False,
    )


class StatementForm(Once):
    text = forms.CharField(
        label=_("Your statement"),
        max_length=Statement.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": Statement.LONGEST}),
        help_text=_("One idea, in a sentence others can agree or disagree with, without names of people."),
    )

    def __init__(self, *args, conversation, **kwargs):
        super().__init__(*args, **kwargs)
        self.conversation = conversation

    def clean_text(self):
        text = one_line(self.cleaned_data["text"])
        said = words_of(text)
        if not said:
            raise forms.ValidationError(_("There are no words in this."))
        in_play = Statement.objects.in_play().filter(conversation=self.conversation)
        for number, there in in_play.values_list("number", "text"):
            if words_of(there) == said and not self.was_sent():
                raise forms.ValidationError(
                    _("Statement %(number)s says this already: “%(there)s”"),
                    params={"number": number, "there": there},
                )
        return text

    def was_sent(self):
        """A second click on the same form finds what the first one wrote."""
        once = self.data.get("once")
        try:
            return bool(once) and self.conversation.statements.filter(once=once).exists()
        except forms.ValidationError:
            return False


class RemovalForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=Judgement.Reason, widget=forms.RadioSelect)
    duplicate_of = forms.IntegerField(
        label=_("Number of the statement that says the same"), required=False, min_value=1
    )
    words = forms.CharField(
        label=_("In your own words, for the author"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, statement, **kwargs):
        super().__init__(*args, **kwargs)
        self.statement = statement

    def clean(self):
        cleaned = super().clean()
        reason = cleaned.get("reason")
        if reason == Judgement.Reason.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say why, so that the author understands it."))
        cleaned["other"] = None
        if reason == Judgement.Reason.DUPLICATE and "duplicate_of" in cleaned:
            cleaned["other"] = self._other(cleaned["duplicate_of"])
        return cleaned

    def _other(self, number):
        there = Statement.objects.in_play().filter(conversation=self.statement.conversation_id)
        other = there.exclude(pk=self.statement.pk).filter(number=number).first()
        if other is None:
            self.add_error("duplicate_of", _("Give the number of a statement that is voted on."))
        return other


class ReopenForm(forms.Form):
    closes_on = forms.DateField(
        label=_("Last day of voting"),
        required=False,
        widget=DayInput,
        help_text=_("Leave it empty to close it by hand."),
    )

    def clean_closes_on(self):
        day = self.cleaned_data["closes_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed already."))
        return day


class CodeForm(forms.Form):
    UNKNOWN = _("No conversation has this code. Look at the screen once more.")

    code = forms.CharField(
        label=_("Code of six letters"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self):
        return "".join(sign for sign in self.cleaned_data["code"].upper() if sign.isalpha())
