"""Beginning a round, moving it on or back, and beginning its conversation."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.opinions.models import Conversation, Statement
from samenspel.purpose.models import TRANSITIONS, WORKING, Phase
from samenspel.purpose.tracing import ideas_for
from samenspel.ui.sending import Once

WHY = forms.Textarea(attrs={"rows": 2})


class BeginForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why now?"),
        help_text=gettext_lazy("For example: half of us came after the purpose was written."),
        max_length=400,
        required=False,
        widget=WHY,
    )


class MoveForm(forms.Form):
    phase = forms.ChoiceField(label=gettext_lazy("Where to"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everyone reads this, so that they can follow it."),
        max_length=400,
        widget=WHY,
    )

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = ways_from(round)


def ways_from(round):
    """Where a round may go, each in words that say whether that is on, past something, back, or the end."""
    here = WORKING.index(round.phase) if round.phase in WORKING else len(WORKING)
    reached = TRANSITIONS[Phase(round.phase)]
    on = [
        (phase.value, _on_in_words(phase, place - here))
        for place, phase in enumerate(WORKING)
        if place > here
    ]
    back = [(phase.value, _back_in_words(phase)) for place, phase in enumerate(WORKING) if place < here]
    end = [(Phase.ENDED.value, _("End this round without a version"))]
    return [way for way in [*on, *back, *end] if Phase(way[0]) in reached]


def _on_in_words(phase, steps):
    words = {
        Phase.CONVERSATION: _("On to the conversation: vote on statements"),
        Phase.PROPOSAL: _("On to writing drafts"),
        Phase.TESTING: _("On to reactions: everyone says what they think of the drafts"),
    }[phase]
    return words if steps == 1 else _("%s (what lies between is skipped)") % words


def _back_in_words(phase):
    return {
        Phase.OPEN: _("Back to collecting ideas"),
        Phase.CONVERSATION: _("Back to the conversation"),
        Phase.PROPOSAL: _("Back to writing drafts"),
        Phase.TESTING: _("Back to reactions"),
    }[phase]


class ConversationForm(Once):
    topic = forms.CharField(label=gettext_lazy("The question"), max_length=160)
    ideas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Ideas to begin with, as statements"),
        help_text=gettext_lazy(
            "Seven to twelve is a good beginning. Longer ideas do not fit in a statement."
        ),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, round, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].initial = _("What are we here for, together?")
        brought = ideas_for(round, by)
        fitting = [idea.pk for idea in brought if len(idea.text) <= Statement.LONGEST]
        self.fields["ideas"].queryset = brought.filter(pk__in=fitting)
        if not fitting:
            del self.fields["ideas"]

    def seeds(self):
        return [idea.text for idea in self.cleaned_data.get("ideas", ())]


class ExistingConversationForm(forms.Form):
    conversation = forms.ModelChoiceField(
        label=gettext_lazy("A conversation that is there"),
        queryset=Conversation.objects.none(),
        empty_label=gettext_lazy("Choose one"),
    )

    def __init__(self, *args, round, by, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Conversation.objects.visible_to(by).filter(community=round.community)
        self.fields["conversation"].queryset = seen.in_order()
