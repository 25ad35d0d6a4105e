"""Communities that are part of others: asked by one, answered by the other, never in a circle."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining, placing
from samenspel.communities.models import Community

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(cast):
    """Tess's own, which everyone may see."""
    return Community.start(name="Buurtkoor", purpose="Samen zingen.", by=cast.tess)


def test_a_steward_asks_and_a_steward_over_there_agrees(cast, choir, client_of):
    client_of(cast.tess).post("/communities/buurtkoor/family/", {"parent": cast.workshop.pk})
    asked = choir.proposed_parents.get()
    assert not choir.parents.exists()

    client_of(cast.noor).post(f"/communities/de-wijkwerkplaats/family/{asked.pk}/answer/", {"yes": 1})

    assert list(choir.parents.all()) == [cast.workshop]
    assert "part of" in client_of(None).get("/communities/buurtkoor/").content.decode()
    assert "Buurtkoor" in client_of(None).get("/communities/de-wijkwerkplaats/").content.decode()


def test_there_may_be_several_parents(cast, choir):
    for parent in (cast.workshop, cast.garden):
        placing.answer(placing.propose(choir, parent=parent, by=cast.tess), agreed=True, by=cast.noor)

    assert choir.ancestor_ids() == {cast.workshop.pk, cast.garden.pk}


def test_whoever_looks_after_both_has_agreed_by_asking(cast):
    placing.propose(cast.garden, parent=cast.workshop, by=cast.noor)

    assert list(cast.garden.parents.all()) == [cast.workshop]


def test_no_leaves_it_as_it_was_and_may_be_asked_again(cast, choir):
    asked = placing.propose(choir, parent=cast.workshop, by=cast.tess)
    placing.answer(asked, agreed=False, by=cast.noor, reason="Nu niet.")

    assert not choir.parents.exists()
    assert not placing.answer(asked, agreed=True, by=cast.noor)
    assert placing.propose(choir, parent=cast.workshop, by=cast.tess) != asked


def test_a_circle_is_refused_in_a_sentence_also_by_way_of_others(cast, client_of):
    placing.propose(cast.garden, parent=cast.workshop, by=cast.noor)

    answer = client_of(cast.noor).post("/communities/de-wijkwerkplaats/family/", {"parent": cast.garden.pk})

    assert answer.status_code == 422
    assert "That would make a circle" in answer.content.decode()
    with pytest.raises(placing.Circle):
        placing.propose(cast.workshop, parent=cast.workshop, by=cast.noor)


def test_a_circle_that_closes_between_asking_and_answering_is_refused_too(cast, choir):
    asked = placing.propose(choir, parent=cast.workshop, by=cast.tess)
    back = placing.propose(cast.workshop, parent=choir, by=cast.noor)
    placing.answer(asked, agreed=True, by=cast.noor)

    with pytest.raises(placing.Circle):
        placing.answer(back, agreed=True, by=cast.tess)


def test_only_stewards_ask_answer_and_take_apart(cast, choir):
    asked = placing.propose(choir, parent=cast.workshop, by=cast.tess)
    for act in (
        lambda: placing.propose(choir, parent=cast.garden, by=cast.sami),
        lambda: placing.answer(asked, agreed=True, by=cast.tess),
        lambda: placing.answer(asked, agreed=True, by=cast.sami),
    ):
        with pytest.raises(PermissionDenied):
            act()
    placing.answer(asked, agreed=True, by=cast.noor)
    with pytest.raises(PermissionDenied):
        placing.take_apart(choir.parent_links.get(), by=cast.sami)


def test_either_side_takes_them_apart(cast, choir, client_of):
    asked = placing.propose(choir, parent=cast.workshop, by=cast.tess)
    placing.answer(asked, agreed=True, by=cast.noor)

    client_of(cast.tess).post(f"/communities/buurtkoor/family/{choir.parent_links.get().pk}/apart/")

    assert not choir.parents.exists()


def test_a_parent_one_may_not_see_is_neither_named_nor_asked(cast, choir, client_of):
    joining.invite_in(cast.circle, cast.tess, by=cast.vera)
    placing.answer(placing.propose(choir, parent=cast.circle, by=cast.tess), agreed=True, by=cast.vera)

    assert "De Zorgkring" not in client_of(cast.noor).get("/communities/buurtkoor/").content.decode()
    assert "De Zorgkring" in client_of(cast.vera).get("/communities/buurtkoor/").content.decode()
    with pytest.raises(PermissionDenied):
        placing.propose(cast.workshop, parent=cast.circle, by=cast.noor)
