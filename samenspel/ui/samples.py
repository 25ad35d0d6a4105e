"""What the pattern page shows in each component: a made-up neighbourhood, as the demo has it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.ui.words import WordsField

TOKENS = Path(__file__).parent / "static" / "ui" / "css" / "tokens.css"


@dataclass(frozen=True)
class Someone:
    pk: int
    name: str
    initials: str


PEOPLE = (
    Someone(4, "Noor Bakker", "NB"),
    Someone(6, "Sami El Idrissi", "SE"),
    Someone(5, "Vera Kuipers", "VK"),
    Someone(7, "Truus Jansen", "TJ"),
)


class SampleForm(forms.Form):
    title = forms.CharField(
        label=_("What came of it"), help_text=_("One sentence, as you would tell a neighbour.")
    )
    story = WordsField(label=_("How it went"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=[("idea", _("Idea")), ("alive", _("Alive"))])
    visibility = forms.ChoiceField(
        label=_("Who may see this"),
        choices=[("public", _("Everyone")), ("members", _("Members only"))],
        widget=forms.RadioSelect,
        initial="public",
    )
    learned = forms.BooleanField(label=_("It did not work, and we learned from it"), required=False)
    evidence = forms.FileField(
        label=_("Evidence"), required=False, help_text=_("A photo, a count, a letter.")
    )


def sample_page():
    now = timezone.now()
    wrong = SampleForm({"title": "", "stage": "idea", "visibility": "public"}, prefix="wrong")
    wrong.is_valid()
    return {
        "people": PEOPLE,
        "form": SampleForm(),
        "wrong_form": wrong,
        "moments": [now - timedelta(minutes=5), now - timedelta(days=1), now + timedelta(days=5)],
        "markdown": gettext(
            "Three evenings, **four** visitors. People do not come for an *office hour*;\n"
            "they come for coffee with someone they know.\n\n"
            "- Wednesday, outside when we can\n- bring a neighbour\n\n"
            "> Whoever walks less steadily may come without a referral."
        ),
        "families": token_families(),
    }


def token_families():
    """The colour families of our theme, in the order they are written."""
    names = re.findall(r"--basis-color-([a-z]+(?:-\d)?)-bg-default:", TOKENS.read_text(encoding="utf-8"))
    return [name for name in dict.fromkeys(names) if name != "disabled"]
