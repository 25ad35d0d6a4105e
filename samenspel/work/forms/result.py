"""What people may type about a result: what came of it, what it serves and answers, how one can see it."""

import re

from django import forms
from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.files.forms import FilesField
from samenspel.purpose.models import Part, Version, VersionSentence
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.work.models import Call, Initiative, Result, ResultFile, ResultLink

# The parts of a social contract that say what the work is for; the others say how people go about together.
WHAT_FOR = (Part.PURPOSE, Part.VALUES, Part.GIVE)

# What a list to choose from holds at most, the latest first.
MOST = 40


class ResultForm(Once, Meanwhile):
    files = FilesField(most=ResultFile.MOST)
    why = forms.CharField(
        label=_("Why you change it"),
        required=False,
        max_length=240,
        help_text=_("Members read this in the history of the result."),
    )

    class Meta:
        model = Result
        fields = (
            "community",
            "title",
            "kind",
            "for_whom",
            "story",
            "learned",
            "purpose_sentence",
            "serves",
            "answers",
            "initiative",
            "evidence",
            "figure",
            "figure_meaning",
            "visibility",
        )
        widgets = {
            "story": forms.Textarea(attrs={"rows": 6}),
            "learned": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"community": _("Community"), "evidence": _("Evidence")}
        help_texts = {
            "title": _("For example: the fall prevention bus comes every Thursday now."),
            "kind": _("Something that did not work is a result too, when you say what you learned."),
            "serves": _("In your own words, where no sentence fits."),
            "evidence": _("For example: count of visitors, two photos."),
            "figure": _("As you would say it: 12, € 1.200, 3 of 4."),
            "figure_meaning": _("For example: thresholds taken away in the Merelstraat."),
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        mine = Community.objects.filter(
            pk__in=Membership.objects.current().members().filter(person=by).values("community")
        ).alive()
        if self.instance.pk:
            mine = Community.objects.filter(pk=self.instance.community_id)
            del self.fields["community"], self.fields["once"]
        else:
            del self.fields["why"]
            self.fields["community"].queryset = mine.by_name()
            self.fields["community"].empty_label = None
        self.fields["kind"].choices = Result.Kind.choices
        self.fields["files"].by = by
        self.fields["files"].help_text = _(
            "Photos and other pictures, sound, PDF, Word, Excel, PowerPoint, OpenDocument, text or CSV: "
            "at most %(most)s, each at most %(megabytes)s MB. Who may see the result may see these."
        ) % {"most": ResultFile.MOST, "megabytes": settings.FILES_MOST_MEGABYTES}
        self.fields["files"].initial = (
            [row.file for row in self.instance.files.all()] if self.instance.pk else []
        )
        self._offer("purpose_sentence", sentences(mine, self.instance), _community_of_sentence)
        self._offer("answers", calls(mine, by, self.instance), _community_of)
        self._offer("initiative", initiatives(mine, by, self.instance), _community_of)

    def _offer(self, name, rows, community_of):
        """Let one choose from ``rows``, by community when there are several; leave out what has no choice."""
        field, rows = self.fields[name], list(rows)
        if not rows:
            del self.fields[name]
            return
        field.queryset = field.queryset.model.objects.filter(pk__in=[row.pk for row in rows])
        field.choices = [("", _("None of these")), *_grouped(rows, community_of)]

    # What stands together on the page, under which words; what has words is folded until it is needed.
    PARTS = (
        (
            "",
            ("community", "title", "kind", "for_whom", "story", "learned", "purpose_sentence", "serves"),
        ),
        (_("What it came from"), ("answers", "initiative")),
        (_("Evidence"), ("evidence", "figure", "figure_meaning", "files")),
    )

    def parts(self):
        """(words, fields, whether it stands open) in the order of the page; who may see it comes last."""
        for words, names in self.PARTS:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield words, fields, any(field.errors or field.value() for field in fields)

    def clean_figure(self):
        figure = self.cleaned_data["figure"]
        if figure and not re.search(r"\d", figure):
            raise forms.ValidationError(_("Write a number here, or leave it empty."))
        return figure

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Result.Kind.LEARNED and not cleaned.get("learned"):
            self.add_error("learned", _("Say what you learned, so that others need not learn it again."))
        if cleaned.get("figure") and not cleaned.get("figure_meaning"):
            self.add_error("figure_meaning", _("Say what the number means: a bare number proves nothing."))
        self._of_one_community(cleaned)
        return cleaned

    def _of_one_community(self, cleaned):
        """What it serves and answers is of the community that the result is of."""
        community = self.instance.community_id or getattr(cleaned.get("community"), "pk", None)
        of = {
            "purpose_sentence": _community_of_sentence,
            "answers": _community_of,
            "initiative": _community_of,
        }
        for name, community_of in of.items():
            chosen = cleaned.get(name)
            if chosen and community and community_of(chosen).pk != community:
                self.add_error(
                    name, _("This is of another community than the result. Choose one of its own.")
                )


def _community_of(thing):
    return thing.community


def _community_of_sentence(sentence):
    return sentence.version.community


def _grouped(rows, community_of):
    groups = {}
    for row in rows:
        groups.setdefault(community_of(row).name, []).append((row.pk, str(row)))
    if len(groups) == 1:
        return next(iter(groups.values()))
    return sorted(groups.items())


def sentences(communities, result):
    """What the communities adopted and holds now; and what ``result`` serves already."""
    newest = Version.objects.filter(community=OuterRef("version__community")).newest_first().values("pk")
    now = Q(version__community__in=communities, version=Subquery(newest[:1]), part__in=WHAT_FOR)
    rows = VersionSentence.objects.filter(now | Q(pk=result.purpose_sentence_id))
    return rows.select_related("version__community").in_order()[:200]


def calls(communities, by, result):
    """The latest calls, as far as ``by`` may see them; and what ``result`` answers already."""
    rows = Call.objects.visible_to(by).filter(community__in=communities)
    rows = rows.filter(pk__in=[*rows.order_by("-at", "-pk").values_list("pk", flat=True)[:MOST]])
    rows |= Call.objects.filter(pk=result.answers_id)
    return rows.select_related("community").order_by("-at", "-pk")


def initiatives(communities, by, result):
    rows = Initiative.objects.visible_to(by).filter(community__in=communities)
    rows = rows.filter(pk__in=[*rows.order_by("-moved_at", "-pk").values_list("pk", flat=True)[:MOST]])
    rows |= Initiative.objects.filter(pk=result.initiative_id)
    return rows.select_related("community").order_by("-moved_at", "-pk")


class LinkForm(forms.Form):
    url = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")
    words = forms.CharField(label=_("What one finds there"), max_length=160, required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("words") and not cleaned.get("url") and "url" not in self.errors:
            self.add_error("url", _("Say where this is, or empty the line."))
        return cleaned


LinkFormSet = forms.formset_factory(
    LinkForm, extra=2, max_num=ResultLink.MOST, absolute_max=ResultLink.MOST, validate_max=True
)


def links_in(formset):
    """The (address, words) pairs of a valid formset."""
    rows = (form.cleaned_data for form in formset)
    return [(row["url"], row["words"]) for row in rows if row.get("url")]
