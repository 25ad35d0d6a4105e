"""Every model that hangs on a community goes along, or stays behind with a reason."""

from django.apps import apps
from django.db.models import JSONField

from samenspel.carrying.order import fields_of, goes_along, in_order, keys_of
from samenspel.carrying.sockets import CARGO, STAYS
from samenspel.communities.models import Community


def hanging():
    """Every model with a path of keys to a community."""
    reached, waiting = {Community}, [Community]
    while waiting:
        below = waiting.pop()
        for model in set(apps.get_models()) - reached:
            if any(
                field.remote_field and field.related_model is below for field in model._meta.concrete_fields
            ):
                reached.add(model)
                waiting.append(model)
    return {model for model in reached if not model._meta.auto_created}


def test_every_model_of_a_community_is_named_in_a_cargo():
    named = set(CARGO) | set(STAYS)

    assert sorted(model._meta.label for model in hanging() - named) == []
    assert all(str(reason).strip() for reason in STAYS.values())


def test_what_goes_along_leans_on_nothing_that_stays():
    leaning = [
        f"{cargo.kind}.{field.name}"
        for cargo in in_order()
        for field in keys_of(cargo)
        if not field.null and not goes_along(field)
    ]

    assert leaning == []


def test_json_that_comes_in_has_a_shape_to_be_held_against():
    without = [
        f"{cargo.kind}.{field.name}"
        for cargo in in_order()
        for field in fields_of(cargo)
        if isinstance(field, JSONField) and field.name not in {*cargo.shapes, *cargo.lists}
    ]

    assert without == []


def test_no_field_is_called_as_the_place_of_a_row():
    assert [cargo.kind for cargo in in_order() if "row" in {field.name for field in fields_of(cargo)}] == []


def test_the_path_of_a_cargo_leads_to_its_community(cast):
    for cargo in in_order():
        within = {cargo.path: cast.workshop} if cargo.path else {"pk": cast.workshop.pk}
        assert cargo.model._default_manager.filter(**within).count() >= 0
