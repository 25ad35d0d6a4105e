"""What people may type about the roadmap: initiatives, moves, endings, and to whom it is open."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.communities.models import Membership
from samenspel.people.models import Person
from samenspel.purpose.models import Version, VersionSentence
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.models import OPENED_TO, Ending, Initiative, Result
from samenspel.work.roadmapping import opened_to

NOBODY = _("Nobody yet")


class OpenForm(forms.Form):
    visibility = forms.ChoiceField(
        label=_("Who may see the roadmap"),
        choices=OPENED_TO,
        widget=forms.RadioSelect,
        help_text=_(
            "Each initiative may say otherwise for itself. Nobody sees more than the community shows. "
            "Opened to more people, titles and what things are about open with it. Why things moved, what "
            "came of them and what was said beside them stays with those it was written for."
        ),
    )


class OnRoadmap(Once, Meanwhile):
    """What initiatives and experiments share: who may see it, as the roadmap unless it says otherwise."""

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.community, self.by = community, by
        roadmap = dict(OPENED_TO)[opened_to(community)]
        self.fields["visibility"].required = False
        self.fields["visibility"].choices = [
            ("", _("As the roadmap: %s") % str(roadmap).lower()),
            *OPENED_TO,
        ]
        if self.instance.pk:
            del self.fields["once"]
            self.fields["visibility"].help_text = _(
                "Opened to more people, the words above open with it. Why it moved, what came of it and "
                "what was said beside it stays with those it was written for."
            )


class InitiativeForm(OnRoadmap):
    class Meta:
        model = Initiative
        fields = ("title", "about", "when", "serves", "steward", "visibility")
        widgets = {"about": forms.Textarea(attrs={"rows": 6}), "when": forms.RadioSelect}
        help_texts = {
            "title": _("For example: a bench in front of every shop."),
            "about": _("What changes, for whom, and how one would notice. Markdown works."),
            "steward": _("Whom people turn to. It says nothing about who does the work."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["when"].choices = Initiative.When.choices
        self.fields["when"].required = True
        self.fields["steward"].queryset = people_here(self.community, self.by)
        self.fields["steward"].empty_label = NOBODY
        self._offer_sentences()
        if self.instance.pk:
            del self.fields["when"]

    def _offer_sentences(self):
        """Sentences of the purpose that holds, and the one it serves already."""
        field, version = self.fields["serves"], Version.now_of(self.community)
        sentences = (
            VersionSentence.objects.filter(version=version) if version else VersionSentence.objects.none()
        )
        sentences |= VersionSentence.objects.filter(pk=self.instance.serves_id)
        field.queryset, field.empty_label = sentences.in_order(), _("None in particular")
        if not field.queryset.exists():
            del self.fields["serves"]


class MoveForm(forms.Form):
    when = forms.ChoiceField(
        label=pgettext_lazy("on the roadmap", "Where to"),
        choices=Initiative.When.choices,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Why"), max_length=400, required=False)


class EndForm(forms.Form):
    kind = forms.ChoiceField(label=_("How it ended"), choices=Ending.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What came of it, or why you stop"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stopping is no failure. What you learned helps whoever comes after you."),
    )
    result = forms.ModelChoiceField(
        label=_("The result it led to"),
        queryset=Result.objects.none(),
        required=False,
        empty_label=_("None yet"),
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        offer_results(self.fields["result"], community, by)


def offer_results(field, community, by):
    """Let one choose from the latest results of a community that one may see."""
    seen = Result.objects.visible_to(by).filter(community=community)
    latest = seen.latest_first().values_list("pk", flat=True)[:40]
    field.queryset = Result.objects.filter(pk__in=list(latest)).latest_first()


def people_here(community, by):
    """Who takes part in a community, as far as ``by`` may see them."""
    members = Membership.objects.current().members().filter(community=community)
    return Person.objects.visible_to(by).filter(pk__in=members.values("person")).by_name()
