"""Inviting by link and by mail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.house.models import AuditEvent
from samenspel.people import inviting, signing_up
from samenspel.people.models import Invitation, Person
from samenspel.people.signals import invitation_accepted, invitation_revoked
from samenspel.privacy.erasing import erase

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_house_keeps_the_hash_of_the_key_only(cast):
    invitation, key = inviting.invite(by=cast.noor)

    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert len(key) >= 32
    assert key not in str(kept)


def test_a_light_account_invites_nobody(cast):
    with pytest.raises(PermissionDenied):
        inviting.invite(by=cast.lena)


def test_a_link_lets_as_many_in_as_it_says_and_each_once(cast):
    told = []
    invitation_accepted.connect(receiver := lambda invitation, person, **_: told.append(person))
    _invitation, key = inviting.invite(by=cast.noor, most_uses=2)

    for person in (cast.tess, cast.tess, cast.vera):
        inviting.accept(key, person)
    with pytest.raises(inviting.NotOpen):
        inviting.accept(key, cast.bram)

    assert told == [cast.tess, cast.vera]
    invitation_accepted.disconnect(receiver)


@pytest.mark.parametrize("how", ["wrong", "past", "revoked", "used", "gone"])
def test_what_does_not_work_does_not_say_why(how, cast, client_of):
    invitation, key = inviting.invite(by=cast.noor)
    if how == "past":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "revoked":
        inviting.revoke(invitation, by=cast.noor)
    elif how == "used":
        inviting.accept(key, cast.vera)
    elif how == "gone":
        Person.objects.filter(pk=cast.noor.pk).update(is_active=False)
    address = f"/people/invitation/{key + 'x' if how == 'wrong' else key}/"

    answers = [client_of(cast.tess).get(address), client_of(cast.tess).post(address)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert all("Noor" not in answer.content.decode() for answer in answers)


def test_it_works_until_its_date(cast):
    _invitation, key = inviting.invite(by=cast.noor, days=2, at=NOW)

    assert inviting.opened_by(key, at=NOW + timedelta(days=2, seconds=-1))
    with pytest.raises(inviting.NotOpen):
        inviting.opened_by(key, at=NOW + timedelta(days=2))


def test_opening_the_link_changes_nothing_until_one_says_yes(cast, client_of):
    invitation, key = inviting.invite(by=cast.noor)
    client = client_of(cast.tess)

    client.get(f"/people/invitation/{key}/")
    before = invitation.uses.count()
    client.post(f"/people/invitation/{key}/")

    assert (before, invitation.uses.get().person) == (0, cast.tess)


@pytest.mark.parametrize("rule", ["open", "invited", "domains"])
def test_a_newcomer_makes_an_account_and_is_in(rule, cast, client_of, settings, mailed_code):
    settings.SIGN_UP = rule
    invitation, key = inviting.invite(by=cast.noor)
    client = client_of(None)

    to = client.post(f"/people/invitation/{key}/").url
    client.post(to, {"email": "nieuw@buiten.example", "name": "Nieuw"})
    before = invitation.uses.filter(accepted_at__isnull=False).count()
    client.post("/account/confirm-email/", {"code": mailed_code()})

    assert before == 0
    assert invitation.uses.get().person == Person.objects.get(email="nieuw@buiten.example")


@pytest.fixture
def newcomer(client_of):
    """``newcomer(key)`` gives a way to sign up in a browser in which someone said yes."""

    def newcomer(key):
        client = client_of(None)
        client.post(f"/people/invitation/{key}/")
        return lambda name: client.post("/account/signup/", {"email": f"{name}@buiten.example", "name": name})

    return newcomer


def test_an_invitation_for_one_makes_one_account(cast, newcomer, settings):
    settings.SIGN_UP = "invited"
    _invitation, key = inviting.invite(by=cast.noor)
    first, second = newcomer(key), newcomer(key)

    first("een")
    answer = second("twee")

    assert Person.objects.get(email__endswith="@buiten.example").name == "een"
    assert "Your invitation was used or called back in the meantime" in answer.content.decode()


def test_of_two_at_once_the_second_is_told_and_nothing_is_half_saved(cast, newcomer, settings, monkeypatch):
    settings.SIGN_UP = "invited"
    invitation, key = inviting.invite(by=cast.noor)
    sign_up = newcomer(key)
    # The other one came between the question whether it is open and the saving.
    inviting.accept(key, cast.tess)
    monkeypatch.setattr(signing_up, "is_invited", lambda request: True)

    answer = sign_up("twee")

    assert answer.status_code == 200
    assert not Person.objects.filter(email="twee@buiten.example").exists()
    assert invitation.uses.get().person == cast.tess


def test_an_invitation_called_back_makes_no_account(cast, newcomer, settings):
    settings.SIGN_UP = "invited"
    invitation, key = inviting.invite(by=cast.noor)
    sign_up = newcomer(key)
    inviting.revoke(invitation, by=cast.noor)

    answer = sign_up("een")

    assert "Your invitation was used or called back" in answer.content.decode()
    assert not Person.objects.filter(email="een@buiten.example").exists()


def test_called_back_before_the_address_was_confirmed_lets_nobody_in(cast, newcomer, settings):
    settings.SIGN_UP = "invited"
    invitation, key = inviting.invite(by=cast.noor)
    newcomer(key)("een")
    inviting.revoke(invitation, by=cast.noor)

    with pytest.raises(inviting.NotOpen):
        inviting.accept(key, Person.objects.get(email="een@buiten.example"))


def test_who_made_an_account_by_it_can_still_say_yes_elsewhere(cast, newcomer, client_of, settings):
    settings.SIGN_UP = "invited"
    invitation, key = inviting.invite(by=cast.noor)
    newcomer(key)("een")
    client = client_of(Person.objects.get(email="een@buiten.example"))

    page = client.get(f"/people/invitation/{key}/")
    client.post(f"/people/invitation/{key}/")

    assert page.status_code == 200
    assert invitation.uses.get().accepted_at


def test_who_has_an_account_signs_in_and_is_in(cast, client_of, sign_in):
    invitation, key = inviting.invite(by=cast.noor)
    client = client_of(None)

    to = client.post(f"/people/invitation/{key}/", {"sign_in": "yes"}).url
    sign_in(cast.tess, client)

    assert to == "/account/login/"
    assert invitation.uses.get().person == cast.tess


def test_called_back_while_someone_made_an_account(cast, client_of, sign_in):
    invitation, key = inviting.invite(by=cast.noor)
    client = client_of(None)
    client.post(f"/people/invitation/{key}/", {"sign_in": "yes"})
    inviting.revoke(invitation, by=cast.noor)

    sign_in(cast.tess, client)

    assert "the invitation no longer works" in client.get("/account/").content.decode()
    assert not invitation.uses.exists()


def test_an_invitation_by_mail_is_written_in_the_language_of_who_reads_it(cast, client_of):
    Person.objects.filter(pk=cast.vera.pk).update(language="nl")
    form = {"email": "vera@samen.example", "most_uses": 5, "days": 7}

    client_of(cast.noor, language="en").post("/people/me/invitations/", form)

    invitation = Invitation.objects.get()
    assert mail.outbox[0].subject == "Noor El Amrani nodigt je uit"
    assert mail.outbox[0].to == ["vera@samen.example"]
    assert (invitation.email, invitation.most_uses) == ("vera@samen.example", 1)


def test_a_link_is_shown_once(cast, client_of):
    client = client_of(cast.noor)
    client.post("/people/me/invitations/", {"email": "", "most_uses": 3, "days": 7})

    first, second = (client.get("/people/me/invitations/").content.decode() for _ in range(2))

    assert "/people/invitation/" in first
    assert "/people/invitation/" not in second


def test_mail_to_strangers_is_not_sent_without_end(cast, client_of):
    client = client_of(cast.noor)

    answers = [
        client.post(
            "/people/me/invitations/", {"email": f"n{at}@buiten.example", "most_uses": 1, "days": 7}
        ).status_code
        for at in range(21)
    ]

    assert answers[-1] == 429
    assert len(mail.outbox) == 20


def test_only_who_made_it_or_an_administrator_calls_it_back(cast, client_of):
    invitation, _key = inviting.invite(by=cast.noor)

    with pytest.raises(PermissionDenied):
        inviting.revoke(invitation, by=cast.sami)
    hidden = client_of(cast.sami).post(f"/people/me/invitations/{invitation.pk}/revoke/")
    inviting.revoke(invitation, by=cast.anna)

    assert hidden.status_code == 404
    assert not invitation.is_open()


def test_rooms_above_hear_once_that_an_invitation_was_called_back(cast):
    heard = []
    invitation, _key = inviting.invite(by=cast.noor)

    def listen(invitation, by, at, **kwargs):
        heard.append((invitation, by, at))

    invitation_revoked.connect(listen)
    inviting.revoke(invitation, by=cast.anna)
    inviting.revoke(invitation, by=cast.anna)
    invitation_revoked.disconnect(listen)

    assert heard == [(invitation, cast.anna, invitation.revoked_at)]


def test_who_made_and_called_back_is_remembered(cast):
    invitation, _key = inviting.invite(by=cast.noor)
    inviting.revoke(invitation, by=cast.noor)
    inviting.revoke(invitation, by=cast.noor)

    verbs = list(
        AuditEvent.objects.filter(verb__startswith="people.")
        .order_by("number")
        .values_list("verb", flat=True)
    )
    assert verbs == ["people.invitation_made", "people.invitation_revoked"]


def test_the_list_of_mine_asks_the_same_however_long_it_is(cast, client_of, django_assert_max_num_queries):
    for _ in range(15):
        _invitation, key = inviting.invite(by=cast.noor)
        inviting.accept(key, cast.tess)
    client = client_of(cast.noor)
    client.get("/people/me/invitations/")

    with django_assert_max_num_queries(12):
        client.get("/people/me/invitations/")


def test_who_is_erased_is_no_longer_named_in_invitations_others_made(cast):
    invitation, _key = inviting.invite(by=cast.noor, email="Sami@samen.example")

    erase(cast.sami, by=cast.sami)

    invitation.refresh_from_db()
    assert invitation.email == ""
