"""What this room tells, and which of its lists can be followed: results."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.ui.rendering import as_html
from samenspel.work.models import Result

name_kind("results", _("Results"))
register(
    "work.result_published",
    Result,
    visible_to=Result.objects.visible_to,
    related=("community",),
    kind="results",
)


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
