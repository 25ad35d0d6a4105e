"""Where words of this room were being written that were not sent yet (``discussions.places``)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.communities.models import Community
from samenspel.discussions.places import numbers_in, place
from samenspel.work import access
from samenspel.work.models import Result


def _new_result(person, rests):
    return {"": (_("A new result"), reverse("work:publish"))}


def _changed_results(person, rests):
    rows = Result.objects.visible_to(person).filter(pk__in=numbers_in(rests)).select_related("community")
    return {
        str(each.pk): (
            _("A change of “%(title)s”") % {"title": each.title},
            reverse("work:revise", args=[each.pk]),
        )
        for each in rows
        if access.can_revise(person, each)
    }


def _in_community(words, name):
    """What one begins in a community: where that is, as long as one may begin it there."""

    def where(person, rests):
        rows = Community.objects.visible_to(person).filter(pk__in=numbers_in(rests))
        return {
            str(each.pk): (words % {"community": each.name}, reverse(name, args=[each.slug]))
            for each in rows
            if access.can_start(person, each)
        }

    return where


place("work.result.new", _new_result)
place("work.result.edit", _changed_results)
place("work.call.new", _in_community(gettext_lazy("A new call in %(community)s"), "work:new_call"))
place(
    "work.initiative.new",
    _in_community(gettext_lazy("A new initiative in %(community)s"), "work:start_initiative"),
)
place(
    "work.experiment.new",
    _in_community(gettext_lazy("A new experiment in %(community)s"), "work:start_experiment"),
)
