"""What this room tells of the roadmap, and how roadmaps and calls can be followed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.ui.rendering import as_html
from samenspel.work.models import Call, Experiment, Initiative

name_kind("roadmap", _("The roadmap"))
name_kind("calls", _("Calls"))
for verb in ("started", "moved", "ended", "taken_up"):
    register(
        f"work.initiative_{verb}",
        Initiative,
        visible_to=Initiative.objects.visible_to,
        related=("community",),
        kind="roadmap",
        serves="serves",
    )
for verb in ("started", "ended"):
    register(
        f"work.experiment_{verb}",
        Experiment,
        visible_to=Experiment.objects.visible_to,
        related=("community",),
        kind="roadmap",
    )
register("work.called", Call, visible_to=Call.objects.visible_to, related=("community",), kind="calls")


def _initiative(initiative):
    return Item(
        title=initiative.title,
        url=initiative.get_absolute_url(),
        at=initiative.started_at,
        updated=initiative.moved_at,
        html=as_html(initiative.about),
        by=(initiative.community.name,),
    )


def _call(call):
    return Item(
        title=call.title,
        url=call.get_absolute_url(),
        at=call.at,
        html=as_html(call.about),
        by=(call.community.name,),
    )


syndicate(
    "roadmap",
    title=_("Roadmaps"),
    title_in=_("Roadmap of %(community)s"),
    things=lambda visitor: Initiative.objects.visible_to(visitor).select_related("community"),
    order=("-moved_at", "-pk"),
    item=_initiative,
    page=lambda: reverse("work:roadmaps"),
    page_in=lambda community: reverse("work:roadmap", args=[community.slug]),
)
syndicate(
    "calls",
    title=_("Open calls"),
    title_in=_("Open calls of %(community)s"),
    things=lambda visitor: Call.objects.visible_to(visitor).open().select_related("community"),
    order=("-at", "-pk"),
    item=_call,
    page=lambda: reverse("work:calls"),
    page_in=lambda community: f"{reverse('work:calls')}?community={community.slug}",
)
