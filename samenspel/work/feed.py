"""What this room tells, and which of its lists can be followed: results."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, name_purposes, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.purpose.models import Version, VersionSentence
from samenspel.ui.rendering import as_html
from samenspel.work import roadmap_feed  # noqa: F401 (it names what it tells)
from samenspel.work.models import Result
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
        html=as_html("\n\n".join(filter(None, [result.story, result.learned]))),
        by=(result.community.name,),
    )


syndicate(
    "results",
    title=_("Results"),
    title_in=_("Results of %(community)s"),
    things=lambda visitor: Result.objects.visible_to(visitor).select_related("community"),
    order=("-published_at", "-pk"),
    item=_result,
    page=lambda: reverse("work:results"),
    page_in=lambda community: f"{reverse('work:results')}?community={community.slug}",
)
