"""What this room tells, and which of its lists can be followed: results."""

from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, name_purposes, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import Version, VersionSentence
from samenspel.ui.rendering import as_html
from samenspel.work import roadmap_feed  # noqa: F401 (it names what it tells)
from samenspel.work.models import Result, ResultRevision
from samenspel.work.serving import same_sentences

name_kind("results", _("Results"))
register(
    "work.result_published",
    Result,
    visible_to=Result.objects.visible_to,
    related=("community",),
    kind="results",
    serves="purpose_sentence",
)


def _sentences(community, viewer):
    """The purpose as it reads now, for who may see it."""
    version = Version.objects.visible_to(viewer).filter(community=community).newest_first().first()
    return list(version.sentences.in_order().values_list("pk", "text")) if version else []


def _same(number):
    sentence = VersionSentence.objects.select_related("version").filter(pk=number).first()
    return same_sentences(sentence) if sentence else ()


name_purposes(sentences=_sentences, same=_same)


def _result(result):
    return Item(
        title=result.title,
        url=result.get_absolute_url(),
        at=result.published_at,
        updated=result.changed_at or result.published_at,
        html=as_html("\n\n".join(filter(None, [result.story, result.learned]))) + _beside(result),
        by=(result.community.name,),
    )


def _beside(result):
    """The number, for whom, the evidence and the sentence it serves; nothing where none was said."""
    if not (result.figure or result.for_whom or result.evidence or result.quoted):
        return ""
    return render_to_string("work/_in_feed.html", {"result": result})


def _followed(visitor):
    """Results with the moment they were last changed while everyone could read them."""
    changes = ResultRevision.objects.filter(result=OuterRef("pk"), visibility=Visibility.PUBLIC)
    results = Result.objects.visible_to(visitor).select_related("community", "purpose_sentence")
    return results.annotate(changed_at=Subquery(changes.order_by("-number").values("at")[:1]))


syndicate(
    "results",
    title=_("Results"),
    title_in=_("Results of %(community)s"),
    things=_followed,
    order=("-published_at", "-pk"),
    item=_result,
    page=lambda: reverse("work:results"),
    page_in=lambda community: f"{reverse('work:results')}?community={community.slug}",
)
