"""Text of one line stays on one line, whoever brings it."""

import pytest
from django.core import mail

from samenspel.communities.letters import tell_by_mail
from samenspel.communities.models import Community
from samenspel.people.introducing import arrive, introduce
from samenspel.people.models import Person
from samenspel.ui.lines import one_line

TOLD = "Sami\r\n\r\nJe account vervalt: https://kwaad.example"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sami de Wit", "Sami de Wit"),
        ("Sami\r\nde Wit\n", "Sami de Wit"),
        ("Sami\x00\x1bde\x85Wit", "Sami de Wit"),
        ("Sami\u2028\u202ede Wit", "Sami de Wit"),
        ("👩‍🔧  Zoë", "👩‍🔧  Zoë"),
    ],
)
def test_breaks_become_a_space_and_the_rest_stays(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.django_db
@pytest.mark.parametrize("bring_in", [introduce, arrive])
def test_acts_that_take_names_keep_them_on_one_line(bring_in):
    person = bring_in(name=TOLD, email="sami@elders.example")

    kept = Person.objects.get(pk=person.pk).name
    assert kept == person.name == "Sami Je account vervalt: https://kwaad.example"


@pytest.mark.django_db
def test_of_a_name_that_held_nothing_else_a_dash_remains():
    assert introduce(name="\x01\x02").name == "–"


@pytest.mark.django_db
def test_text_of_more_lines_keeps_them(cast):
    cast.sami.about = "Een\n\nTwee"
    cast.sami.save()

    assert Person.objects.get(pk=cast.sami.pk).about == "Een\n\nTwee"


@pytest.mark.django_db
def test_the_name_of_a_community_writes_nothing_into_a_letter(cast, django_capture_on_commit_callbacks):
    community = Community.objects.first()
    community.name = TOLD
    community.save()

    with django_capture_on_commit_callbacks(execute=True):
        tell_by_mail("request_welcomed", cast.sami, community=community, by=cast.noor)

    assert "\n" not in mail.outbox[0].subject
    assert "\nJe account vervalt" not in mail.outbox[0].body
