"""What was not sent is found again: on home, in a list, and at the message it answers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspel.discussions import closing, drafts, places, waiting
from samenspel.discussions.models import Draft
from tests.discussions.made import first, thread

WRITING = "telefoon01"


@pytest.fixture
def talk(cast):
    return thread(cast, title="Het hek")


def keep(person, place, text="Ik wilde zeggen"):
    return drafts.save(person, place=place, writing=WRITING, text=text)


def unsent_page(client):
    return client.get(reverse("discussions:unsent")).content.decode()


def test_home_leads_to_what_was_not_sent(cast, talk):
    assert waiting.for_person(cast.sami) == []

    row = keep(cast.sami, f"discussion:{talk.pk}")

    [(_sentence, address, since)] = waiting.for_person(cast.sami)
    assert (address, since) == (reverse("discussions:unsent"), row.at)
    assert waiting.for_person(cast.noor) == []


def test_each_place_leads_back_to_where_it_was_written(cast, talk, client_of):
    result, begin = reverse("work:publish"), reverse("discussions:begin", args=[cast.workshop.slug])
    for place in (f"discussion:{talk.pk}", f"message:{first(talk).pk}:answer", "work.result.new/story"):
        keep(cast.sami, place)
    keep(cast.sami, f"discussions.begin:{cast.workshop.pk}")

    said = unsent_page(client_of(cast.sami))

    answer = reverse("discussions:answer", args=[first(talk).pk])
    for address in (f"{talk.get_absolute_url()}?end#say", answer, begin, result):
        assert f'href="{address}"' in said
    assert said.count("Ik wilde zeggen") == 4
    assert "Ik wilde zeggen" not in unsent_page(client_of(cast.noor))


def test_a_title_and_its_text_stand_together(cast):
    keep(cast.sami, f"discussions.begin:{cast.workshop.pk}/title", "De poort")
    keep(cast.sami, f"discussions.begin:{cast.workshop.pk}", "Hij klemt")

    [unsent] = places.unsent(cast.sami)

    assert unsent.texts == ["De poort", "Hij klemt"]


@pytest.mark.parametrize("place", ["discussion:999999", "message:abc", "work.nothing:1", "unknown"])
def test_words_for_what_is_gone_are_read_and_lead_nowhere(cast, place):
    keep(cast.sami, place)

    [unsent] = places.unsent(cast.sami)

    assert (unsent.texts, unsent.url) == (["Ik wilde zeggen"], "")


def test_nothing_tells_of_a_discussion_one_may_not_see_any_more(cast, talk, client_of):
    keep(cast.vera, f"discussion:{talk.pk}")

    said = unsent_page(client_of(cast.vera))

    assert "Het hek" not in said
    assert "Ik wilde zeggen" in said


def test_throwing_away_takes_one_place_and_nothing_else(cast, talk, client_of):
    keep(cast.sami, "work.result.new/title")
    keep(cast.sami, "work.result.new/story")
    keep(cast.sami, f"discussion:{talk.pk}")

    client_of(cast.sami).post(reverse("discussions:unsent"), {"place": "work.result.new"})

    assert [row.place for row in Draft.objects.all()] == [f"discussion:{talk.pk}"]


def test_closed_meanwhile_it_can_be_copied(cast, talk, client_of):
    keep(cast.sami, f"discussion:{talk.pk}")
    closing.close(talk, by=cast.noor, summary="Klaar.")

    said = client_of(cast.sami).get(talk.get_absolute_url()).content.decode()

    assert "The discussion was closed before you sent this." in said
    assert "Ik wilde zeggen" in said
    assert "Ik wilde zeggen" not in client_of(cast.noor).get(talk.get_absolute_url()).content.decode()


def test_a_message_says_that_an_answer_to_it_was_begun(cast, talk, client_of):
    keep(cast.sami, f"message:{first(talk).pk}:answer")

    assert "Go on with your answer" in client_of(cast.sami).get(talk.get_absolute_url()).content.decode()
    assert "Go on with your answer" not in client_of(cast.noor).get(talk.get_absolute_url()).content.decode()


def test_every_field_for_words_of_a_result_is_kept_and_let_go_of(cast, client_of):
    keep(cast.sami, "work.result.new/title", "De drempel is weg")
    keep(cast.sami, "work.result.new/learned", "Eerst bellen")
    form = client_of(cast.sami).get(reverse("work:publish")).context["form"]
    assert (form["title"].value(), form["learned"].value()) == ("De drempel is weg", "Eerst bellen")
    assert 'maxlength="160"' in str(form["title"])

    form.data = {f"{name}_writing": WRITING for name in form.fields}
    drafts.sent(form, at=timezone.now())

    assert not Draft.objects.waiting().exists()
