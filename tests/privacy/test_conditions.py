"""What ``visible_to`` adds to a question, worked out once: everyone sees what they would see without that."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from samenspel.communities import joining
from samenspel.communities.models import Community
from samenspel.communities.models.community import CommunityQuerySet
from samenspel.discussions.models import Discussion
from samenspel.moderation.models import Block
from samenspel.people.models import Person
from samenspel.privacy import conditions, prepared
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")


@pytest.fixture(autouse=True)
def nothing_kept():
    prepared.forget()
    yield
    prepared.forget()


def methods():
    """Every method that is worked out once, with the model whose things it leaves out."""
    for model in apps.get_models():
        queryset = type(model._default_manager.all())
        for name in dir(queryset):
            method = getattr(queryset, name)
            if getattr(method, "__code__", None) is conditions.worked_out_once(len).__code__:
                yield pytest.param(model, method, id=f"{model.__name__}.{name}")


METHODS = list(methods())


def viewers(cast):
    return [*(getattr(cast, who) for who in WHO), AnonymousUser(), None]


@pytest.mark.parametrize(("model", "method"), METHODS)
def test_everyone_sees_what_the_method_itself_would_show(model, method, cast):
    things = model._default_manager.all()

    for viewer in viewers(cast):
        for _again in range(2):
            seen = method(things, viewer).order_by("pk").values_list("pk", flat=True)
            itself = method.__wrapped__(things, viewer).order_by("pk").values_list("pk", flat=True)
            assert list(seen) == list(itself)


@pytest.mark.parametrize(("model", "method"), METHODS)
def test_no_method_says_in_vain_that_it_is_worked_out_once(model, method, cast):
    method(model._default_manager.all(), cast.sami)

    kept = [words for ((of, about), _kind), words in prepared.KEPT.items() if of is method.__wrapped__]
    assert kept, "it was not asked under this name"
    assert all(kept)


def test_a_condition_is_put_wherever_a_question_stands(cast):
    seen = Community.objects.visible_to(cast.sami)
    inside = Result.objects.filter(community__in=seen)
    beside = Result.objects.filter(Exists(seen.filter(pk=OuterRef("community"))))
    either = Result.objects.none() | Result.objects.filter(community__in=seen).visible_to(cast.noor)

    assert set(inside) == set(beside) >= set(either)
    assert seen.count() == len(seen.exclude(pk__in=[])) == len(set(seen.values_list("pk")))


def test_two_viewers_stand_in_one_question(cast):
    themselves = CommunityQuerySet.visible_to.__wrapped__
    both = Community.objects.visible_to(cast.sami).visible_to(None)
    either = Community.objects.visible_to(cast.vera) | Community.objects.visible_to(cast.lena)

    everything = Community.objects.all()
    assert set(both) == set(themselves(everything, None)) & set(themselves(everything, cast.sami))
    assert set(either) == set(themselves(everything, cast.vera)) | set(themselves(everything, cast.lena))


def test_who_is_blocked_or_gone_sees_it_at_the_next_question(cast):
    assert cast.noor in Person.objects.visible_to(cast.tess)
    assert cast.workshop in Community.objects.of(cast.sami)

    Block.objects.create(by=cast.noor, person=cast.tess)
    joining.leave(cast.workshop, cast.sami)

    assert cast.noor not in Person.objects.visible_to(cast.tess)
    assert cast.workshop not in Community.objects.of(cast.sami)


def test_rows_can_be_changed_and_counted_under_a_condition(cast):
    mine = Discussion.objects.visible_to(cast.noor)

    assert mine.update(turn=7) == mine.filter(turn=7).count() == len(mine)
