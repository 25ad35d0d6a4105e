"""Starting an experiment, joining in, and saying what you learned and how it goes on."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only
from samenspel.work import access
from samenspel.work.initiating import slug_of
from samenspel.work.models import Experiment, ExperimentDoer, ExperimentEnding
from samenspel.work.refusing import NotNow
from samenspel.work.sight import ask_again_when_narrower, sight_of

ABOUT = ("question", "trying", "place", "until", "visibility", "initiative")


def start(community, *, by, doers=(), once=None, at=None, **said):
    """Try something; nobody needs to allow it. Whoever starts it is one of its doers.

    doers   members who said that they join in; they hear that they are named, and can step out
    """
    if not access.can_start(by, community):
        raise PermissionDenied
    return once_only(
        lambda: _start(community, doers, by=by, once=once, at=at or timezone.now(), **said),
        Experiment,
        once=once,
        by=by,
    )


def _start(community, doers, *, by, once, at, **said):
    new = Experiment(community=community, by=by, at=at, once=once, **said)
    _check(new)
    new.slug = slug_of(new.question, "proef")
    new.save(force_insert=True)
    seen = Person.objects.visible_to(by).filter(pk__in=[each.pk for each in doers])
    here = {each.pk: each for each in seen if access.can_start(each, community)} | {by.pk: by}
    ExperimentDoer.objects.bulk_create(
        ExperimentDoer(experiment=new, person=person, since=at) for person in here.values()
    )
    tell("work.experiment_started", by=by, about=new, at=at)
    notify("work.named_as_doer", to=here.values(), about=new, by=by, community=community, at=at)
    _changed(new)
    return new


@transaction.atomic
def change(experiment, *, by, **said):
    experiment = held(experiment)
    if not access.can_end_experiment(by, experiment):
        raise PermissionDenied
    sight = sight_of(experiment)
    for name in ABOUT:
        setattr(experiment, name, said.get(name, getattr(experiment, name)))
    _check(experiment)
    experiment.slug = slug_of(experiment.question, "proef")
    experiment.save(update_fields=[*ABOUT, "slug"])
    ask_again_when_narrower(sight, experiment)
    _changed(experiment)
    return experiment


@transaction.atomic
def join_in(experiment, *, by, at=None):
    """Become one of the doers, as long as it runs; a second time changes nothing."""
    if (
        not experiment.is_running
        or not access.can_start(by, experiment.community)
        or access.hiding_of(experiment)
    ):
        raise PermissionDenied
    ExperimentDoer.objects.get_or_create(
        experiment=experiment, person=by, defaults={"since": at or timezone.now()}
    )


@transaction.atomic
def step_out(experiment, *, by):
    """Take one's own name off, also after it ended; a second time changes nothing."""
    ExperimentDoer.objects.filter(experiment=experiment, person=by).delete()


@transaction.atomic
def end(experiment, *, by, learned, follow_up, result=None, initiative=None, at=None):
    """Say what you learned and how it goes on; a second time changes the words, and tells nobody again."""
    experiment = held(experiment)
    if not access.can_end_experiment(by, experiment):
        raise PermissionDenied
    for thing in (result, initiative):
        if thing is not None and thing.community_id != experiment.community_id:
            raise NotNow(_("Choose something of this community."))
    at = at or timezone.now()
    said = {
        "learned": learned,
        "follow_up": ExperimentEnding.FollowUp(follow_up),
        "result": result,
        "initiative": initiative,
        "by": by,
        "at": at,
        **sight_of(experiment).written,
    }
    ExperimentEnding.objects.update_or_create(experiment=experiment, defaults=said)
    if experiment.is_running:
        experiment.is_running = False
        experiment.save(update_fields=["is_running"])
        tell("work.experiment_ended", by=by, about=experiment, at=at)
    _changed(experiment)
    return experiment


def held(experiment):
    """The experiment as it stands, held until the act is done."""
    Experiment.objects.select_for_update().get(pk=experiment.pk)
    return Experiment.objects.select_related("community", "initiative").get(pk=experiment.pk)


def _check(experiment):
    initiative = experiment.initiative
    if initiative is not None and initiative.community_id != experiment.community_id:
        raise NotNow(_("Choose something of this community."))


def _changed(experiment):
    index("experiment", [experiment])
    changed(f"community:{experiment.community_id}")
