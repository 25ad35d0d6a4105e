"""Who voted what is forgotten for good: no row, number, order or moment leads back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.house.models import AuditEvent
from samenspel.opinions import closing, forgetting, mapping, writing
from samenspel.opinions.models import Conversation, Origin, Participant, Vote
from samenspel.opinions.voting import vote
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_map_from_before():
    mapping.forget_all()
    yield
    mapping.forget_all()


@pytest.fixture
def talk(cast):
    """Closed forty days ago; Sami wrote a statement, and twenty guests voted after him."""
    talk, began = anyone(cast), timezone.now() - timedelta(days=60)
    written = writing.write(voter(talk, cast.sami), "Meer bomen in onze straat")
    for number in range(20):
        vote(voter(talk, f"token {number}"), written, 1 if number % 2 else -1)
    days = {
        pk: began + timedelta(days=place)
        for place, pk in enumerate(Vote.objects.values_list("pk", flat=True))
    }
    for pk, day in days.items():
        Vote.objects.filter(pk=pk).update(at=day, said_at=day)
    closing.close(talk, by=cast.noor, at=timezone.now() - timedelta(days=40))
    return talk


def test_participants_and_votes_get_new_keys_and_numbers(talk):
    before = [set(Participant.objects.values_list(name, flat=True)) for name in ("pk", "number")]
    votes = set(Vote.objects.values_list("pk", flat=True))

    assert forgetting.forget_keys() == 1

    for name, old in zip(("pk", "number"), before, strict=True):
        assert not old & set(Participant.objects.values_list(name, flat=True))
    assert not votes & set(Vote.objects.values_list("pk", flat=True))
    assert (Participant.objects.count(), Vote.objects.filter(value=1).count()) == (21, 11)


def test_rows_say_nothing_by_their_order(talk, monkeypatch):
    last_first = type(
        "Chance", (), {"shuffle": lambda _, rows: rows.reverse(), "sample": lambda _, __, n: range(n)}
    )
    monkeypatch.setattr(forgetting, "_chance", last_first())
    before = list(Vote.objects.order_by("pk").values_list("value", flat=True))

    forgetting.forget_keys()

    # The author, whose own word was the first row, stands where chance put the row.
    assert list(Vote.objects.order_by("pk").values_list("value", flat=True)) == before[::-1]


def test_no_day_says_who_voted_when(talk):
    forgetting.forget_keys()

    days = set(Vote.objects.values_list("at", flat=True)) | set(
        Vote.objects.values_list("said_at", flat=True)
    )
    assert days | set(Participant.objects.values_list("joined_at", flat=True)) == days
    assert len(days) == 1


def test_the_map_stays_as_it_was(talk):
    talk = Conversation.objects.get(pk=talk.pk)
    before = mapping.map_now(talk, at_once=True)

    forgetting.forget_keys()
    mapping.forget_all()

    after = mapping.map_now(Conversation.objects.get(pk=talk.pk), at_once=True)
    assert (after.step, after.result) == (before.step, before.result)


def test_published_groups_of_what_was_brought_in_follow_the_numbers(cast):
    talk = begin(cast)
    rows = [Participant(conversation=talk, number=number, imported_key=f"p{number}") for number in (7, 8)]
    Participant.objects.bulk_create(rows)
    Origin.objects.create(conversation=talk, fingerprint="x", groups={"7": "a", "8": "b"}, by=cast.noor)
    closing.close(talk, by=cast.noor)

    forgetting.forget_now(talk, by=cast.noor)

    number = {row.imported_key: str(row.number) for row in Participant.objects.filter(conversation=talk)}
    assert Origin.objects.get(conversation=talk).groups == {number["p7"]: "a", number["p8"]: "b"}


def test_who_looks_after_it_can_do_it_sooner_is_asked_first_and_it_is_remembered(cast, client_of):
    talk = begin(cast)
    vote(voter(talk, cast.sami), statement(talk, 1), 1)
    closing.close(talk, by=cast.noor)
    address = f"{talk.get_absolute_url()}forget/"

    assert "cannot be undone" in client_of(cast.noor).get(address).content.decode()
    assert Participant.objects.get(conversation=talk).person == cast.sami
    assert client_of(cast.noor).post(address).status_code == 302

    assert Participant.objects.get(conversation=talk).person is None
    assert AuditEvent.objects.filter(verb="opinions.forgotten", about_id=talk.pk).count() == 1
    assert client_of(cast.noor).get(address).status_code == 403


def test_never_while_people_vote_and_not_by_others(cast):
    talk = begin(cast)

    with pytest.raises(PermissionDenied):
        forgetting.forget_now(talk, by=cast.noor)
    closing.close(talk, by=cast.noor)
    with pytest.raises(PermissionDenied):
        forgetting.forget_now(talk, by=cast.sami)


def test_the_pages_say_before_one_votes_who_gets_which_votes(cast, client_of):
    talk = begin(cast)

    for address, person in (("", cast.sami), ("settings/", cast.noor)):
        page = client_of(person).get(f"{talk.get_absolute_url()}{address}").content.decode()
        assert "can take all votes along without names" in page
