"""Beginning a round, moving it on or back, and beginning its conversation."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.opinions.models import Conversation, Statement
from samenspel.purpose.models import TRANSITIONS, WORKING, Phase
from samenspel.purpose.tracing import ideas_for
from samenspel.ui.sending import Once

#: How many ideas are offered to begin a conversation with, the newest.
MOST_IDEAS = 30
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
    """The question, and the ideas of the round as statements to begin with: each ticked, and to be reworded.

    An idea that is too long for a statement is not ticked before someone makes it shorter.
    """

    topic = forms.CharField(label=gettext_lazy("The question"), max_length=160)

    def __init__(self, *args, round, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].initial = _("What are we here for, together?")
        brought = list(ideas_for(round, by)[:MOST_IDEAS])
        self.ideas = [idea.pk for idea in brought]
        for place, idea in enumerate(brought, start=1):
            self._offer(idea, place)

    def _offer(self, idea, place):
        text = " ".join(idea.text.split())
        self.fields[f"use_{idea.pk}"] = forms.BooleanField(
            label=_("Begin with it"), required=False, initial=len(text) <= Statement.LONGEST
        )
        self.fields[f"words_{idea.pk}"] = forms.CharField(
            label=_("Statement %(number)s") % {"number": place},
            help_text="" if len(text) <= Statement.LONGEST else _how_long(text),
            initial=text,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def lines(self):
        """(whether to begin with it, its words) for each idea, to show beside each other."""
        return [(self[f"use_{pk}"], self[f"words_{pk}"]) for pk in self.ideas]

    def clean(self):
        cleaned = super().clean()
        for pk in self.ideas:
            text = " ".join(cleaned.get(f"words_{pk}", "").split())
            cleaned[f"words_{pk}"] = text
            if cleaned.get(f"use_{pk}") and len(text) > Statement.LONGEST:
                self.add_error(f"words_{pk}", _too_long(text))
        return cleaned

    def seeds(self):
        """The statements to begin with, the first that was brought first."""
        said = self.cleaned_data
        chosen = [said[f"words_{pk}"] for pk in reversed(self.ideas) if said[f"use_{pk}"]]
        return [text for text in chosen if text]


def _how_long(text):
    words = _(
        "A statement has at most %(most)s characters, and this has %(n)s. Make it shorter, then tick it."
    )
    return words % {"n": len(text), "most": Statement.LONGEST}


def _too_long(text):
    words = _("Too long: %(n)s characters of at most %(most)s. Make it shorter, or take the tick away.")
    return words % {"n": len(text), "most": Statement.LONGEST}


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
