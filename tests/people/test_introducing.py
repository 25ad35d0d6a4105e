"""How someone enters the house."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from samenspel.people.introducing import free_handle, introduce, know_addresses
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def test_two_people_of_one_name_get_a_handle_each():
    handles = [introduce(name="Jan de Vries").handle for _ in range(3)]

    assert handles == ["jan-de-vries", "jan-de-vries-2", "jan-de-vries-3"]


def test_a_name_without_latin_letters_still_gets_a_handle():
    assert introduce(name="محمد").handle == "lid"


def test_nobody_gets_a_handle_that_is_an_address_of_its_own():
    assert introduce(name="Me").handle == "me-2"


def test_in_bulk_no_question_is_asked_of_the_database(django_assert_num_queries):
    taken = {"jan"}

    with django_assert_num_queries(0):
        assert free_handle("Jan", taken) == "jan-2"
        assert free_handle("Jan", taken) == "jan-3"


def test_an_address_is_one_persons_whatever_its_capitals():
    introduce(name="Jan", email="Jan@Samen.Example")

    with pytest.raises(IntegrityError), transaction.atomic():
        introduce(name="Jan ook", email="jan@samen.EXAMPLE")


def test_several_people_may_have_no_address():
    introduce(name="Een", email="")
    introduce(name="Twee")

    assert Person.objects.filter(email=None).count() == 2


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Noor", "N"), ("Sami El Idrissi", "SI"), ("  ", "?"), ("p_79fee139b4", "P"), ("Jan (oud) Smit", "JS")],
)
def test_a_face_without_a_photo_shows_letters(name, initials):
    assert Person(name=name).initials == initials


def test_a_new_address_takes_the_place_of_the_old_one():
    person = introduce(name="Jan", email="oud@samen.example")
    person.email = "nieuw@samen.example"
    person.save()

    know_addresses([person])
    know_addresses([person])

    assert list(EmailAddress.objects.values_list("email", "primary")) == [("nieuw@samen.example", True)]
