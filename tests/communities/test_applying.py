"""Applying for an open role, also with only an e-mail address, and what the stewards answer."""

import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import applying
from samenspel.communities.models import Role, RoleApplication
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


@pytest.fixture
def role(cast):
    return Role.objects.create(
        community=cast.workshop, name="Gastvrouw", open_to=Role.OpenTo.OUTSIDERS, needed=2, term_months=6
    )


def typed(**more):
    return {"called": "Truus", "email": "truus@samen.example", "words": "Ik zet graag koffie.", **more}


def test_an_outsider_applies_with_only_an_address_and_what_was_typed_survives(role, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    client = client_of(None)
    asked = client.post(f"{URL}roles/{role.pk}/apply/", typed(), follow=True)
    assert not RoleApplication.objects.exists()

    code = re.search(r"^\W*([A-Z0-9-]{6,})\W*$", mail.outbox[-1].body, re.MULTILINE)[1]
    done = client.post(
        asked.request["PATH_INFO"] + "?" + asked.request["QUERY_STRING"], {"code": code}, follow=True
    )

    application = RoleApplication.objects.get()
    assert (application.name, application.words) == ("Truus", "Ik zet graag koffie.")
    assert application.person.is_light
    assert "Your application is with the stewards" in done.content.decode()


def test_a_wrong_form_comes_back_with_what_was_typed(role, client_of):
    answer = client_of(None).post(f"{URL}roles/{role.pk}/apply/", typed(email="geen adres"))

    assert answer.status_code == 422
    assert "Ik zet graag koffie." in answer.content.decode()
    assert not mail.outbox


def test_who_is_signed_in_applies_at_once_and_once(cast, role, client_of):
    client = client_of(cast.vera)
    for _twice in range(2):
        client.post(f"{URL}roles/{role.pk}/apply/", {"words": "Dat lijkt me leuk."})

    assert RoleApplication.objects.get().person == cast.vera


def test_a_role_for_members_is_not_for_others(cast, role):
    role.open_to = Role.OpenTo.MEMBERS
    role.save()

    for person in (cast.vera, cast.lena, cast.bram):
        with pytest.raises(PermissionDenied):
            applying.apply(role, person, words="Ik wil wel.")
    assert applying.apply(role, cast.sami, words="Ik wil wel.")


def test_whoever_was_taken_out_does_not_come_back_by_way_of_a_role(cast, role):
    with pytest.raises(PermissionDenied):
        applying.apply(role, cast.rik, words="Ik wil wel.")


@pytest.mark.parametrize(("status", "is_member"), [("contributor", True), ("", False)])
def test_yes_grants_the_role_and_says_how_they_take_part(cast, role, client_of, status, is_member):
    application = applying.apply(role, cast.lena, words="Graag.", called="Lena")

    client_of(cast.noor).post(
        f"{URL}applications/{application.pk}/accept/", {"status": status, "words": "Fijn!"}
    )

    assert role.grants.get().person == cast.lena
    assert (cast.workshop.membership_of(cast.lena) is not None) == is_member
    page = client_of(cast.lena).get("/").content.decode()
    assert "granted you the role" in page
    assert "Fijn!" in page


def test_no_comes_with_a_kind_reason_that_the_person_reads(
    cast, role, client_of, django_capture_on_commit_callbacks
):
    application = applying.apply(role, cast.lena, words="Graag.", called="Lena")
    client = client_of(cast.noor)

    assert client.post(f"{URL}applications/{application.pk}/decline/", {}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{URL}applications/{application.pk}/decline/", {"words": "Er is al iemand."})

    assert "Er is al iemand." in client_of(cast.lena).get(role.get_absolute_url()).content.decode()
    assert "Er is al iemand." in mail.outbox[-1].body


def test_the_first_answer_counts(cast, role):
    application = applying.apply(role, cast.lena, words="Graag.")
    assert applying.decline(application, by=cast.noor, words="Vol")

    assert not applying.accept(application, by=cast.noor)
    assert not role.grants.exists()


def test_only_stewards_answer_and_only_the_applicant_takes_back(cast, role):
    application = applying.apply(role, cast.lena, words="Graag.")
    for other in (cast.sami, cast.vera, cast.lena, cast.rik):
        with pytest.raises(PermissionDenied):
            applying.accept(application, by=other)
        with pytest.raises(PermissionDenied):
            applying.decline(application, by=other, words="Nee")
    with pytest.raises(PermissionDenied):
        applying.withdraw(application, by=cast.noor)

    assert applying.withdraw(application, by=cast.lena)
    assert not applying.accept(application, by=cast.noor)


def test_an_answer_comes_in_the_language_of_whoever_applied(cast, role, django_capture_on_commit_callbacks):
    Person.objects.filter(pk=cast.lena.pk).update(language="nl")
    cast.lena.refresh_from_db()
    application = applying.apply(role, cast.lena, words="Graag.")

    with django_capture_on_commit_callbacks(execute=True):
        applying.accept(application, by=cast.noor)

    assert mail.outbox[-1].subject == "De rol “Gastvrouw” is van jou"


def test_stewards_see_by_the_name_given_who_holds_a_role_from_outside_and_can_end_it(cast, role, client_of):
    applying.accept(applying.apply(role, cast.lena, words="Graag.", called="Lena Bos"), by=cast.noor)
    url = role.get_absolute_url()

    assert "Lena Bos" in client_of(cast.noor).get(url).content.decode()
    for other in (None, cast.sami, cast.vera):
        assert "Lena Bos" not in client_of(other).get(url).content.decode()
    client_of(cast.noor).post(f"{URL}grants/{role.grants.get().pk}/back/")

    assert not role.grants.current().exists()


def test_an_outsider_for_whom_many_codes_were_asked_keeps_what_they_typed(role, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "0/h/key"}

    answer = client_of(None).post(f"{URL}roles/{role.pk}/apply/", typed())

    assert answer.status_code == 429
    assert "Ik zet graag koffie." in answer.content.decode()
