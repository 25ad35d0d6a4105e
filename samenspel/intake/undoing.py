"""Taking back what a dataset brought: all of it, except what others use by now."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction

from samenspel.intake.models import DatasetPerson
from samenspel.intake.sockets import BEFORE_UNDO

AT_ONCE = 1_000


def used_elsewhere(things, dataset=None, *, apart_from=()):
    """Of ``things`` (a queryset), the ids that something points at that is not of ``dataset``.

    ``apart_from`` are models that are part of the thing itself. Relations without a name back count too.
    """
    ids = set(things.values_list("pk", flat=True))
    used = set()
    for relation in things.model._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or relation.concrete:
            continue
        if relation.related_model in apart_from:
            continue
        rows = relation.related_model._base_manager.all()
        if dataset and any(field.name == "dataset" for field in relation.related_model._meta.get_fields()):
            rows = rows.exclude(dataset=dataset)
        pointing = rows.exclude(**{relation.field.name: None}).values_list(relation.field.attname, flat=True)
        used.update(set(pointing.distinct().iterator(chunk_size=10_000)) & ids)
    return used


@transaction.atomic
def undo(dataset):
    """Remove the dataset; returns how many people left with it and how many stay because others know them.

    Someone stays who has signed in, stands in another dataset too, or takes part in anything in the house.
    """
    for keep in BEFORE_UNDO:
        keep(dataset)
    brought = list(dataset.people.filter(brought_in=True).values_list("person_id", flat=True))
    dataset.delete()
    people = get_user_model()._base_manager
    # The address someone signs in by is theirs, and so is what they are found by; neither is a use of them.
    theirs = [model for app in ("account", "search") for model in apps.get_app_config(app).get_models()]
    stay = used_elsewhere(
        people.filter(pk__in=brought) if len(brought) < AT_ONCE else people.all(), apart_from=theirs
    )
    stay |= set(people.exclude(last_login=None).values_list("pk", flat=True))
    leave = [person for person in brought if person not in stay]
    for start in range(0, len(leave), AT_ONCE):
        people.filter(pk__in=leave[start : start + AT_ONCE]).delete()
    _pass_on(set(brought) & stay)
    return {"left": len(leave), "stayed": len(brought) - len(leave)}


def _pass_on(people):
    """Who stays because of another dataset leaves with that one."""
    for person in people:
        entry = DatasetPerson.objects.filter(person_id=person).order_by("pk").first()
        if entry:
            DatasetPerson.objects.filter(pk=entry.pk).update(brought_in=True)
