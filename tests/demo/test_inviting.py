"""The demo shows invitations: one by link that works, one by mail that waits, one that was called back."""

import pytest

from samenspel.people.models import Invitation, Person

pytestmark = pytest.mark.django_db


def test_noor_sees_what_became_of_each(planted, client_of):
    noor = Person.objects.get(handle="noor-bakker")

    page = client_of(noor).get("/people/me/invitations/").content.decode()

    assert "2 of 5 used" in page
    assert "wijkagent@demo.example" in page
    assert "called back" in page


def test_who_came_by_the_link_came_after_it_was_made(planted):
    link = Invitation.objects.get(most_uses=5)

    assert [use.at > link.made_at for use in link.uses.all()] == [True, True]
