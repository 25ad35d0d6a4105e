"""What was written beside a thing stays for those it was written for, when the thing is opened later."""

import pytest
from django.urls import reverse

from samenspel.search.models import SearchDoc
from samenspel.work import calling, experimenting, initiating, roadmapping
from tests.work.roadmap_made import call, experiment, initiative, opened


def words_on(client, thing):
    return client.get(thing.get_absolute_url()).content.decode()


def opens(cast, made, how):
    """The roadmap as a whole, or the one initiative."""
    if how == "roadmap":
        opened(cast)
    else:
        initiating.change(made, by=cast.noor, visibility="public")


@pytest.mark.parametrize("how", ["roadmap", "by itself"])
def test_why_it_moved_and_what_came_of_it_stays_with_members_when_it_is_opened(cast, client, client_of, how):
    made = initiative(cast)
    initiating.move(made, "now", by=cast.noor, why="Kees is ziek.")
    initiating.end(made, by=cast.noor, kind="stopped", words="Het liep stuk op Kees.")

    opens(cast, made, how)

    outside, inside = words_on(client, made), words_on(client_of(cast.sami), made)
    assert "Bankjes" in outside
    assert "Kees" not in outside
    assert "Kees is ziek." in inside
    assert "stuk op Kees" in inside
    for name in ("roadmap", "ended"):
        assert "Kees" not in client.get(reverse(f"work:{name}", args=[cast.workshop.slug])).content.decode()


def test_what_is_written_once_it_stands_open_is_for_everyone(cast, client):
    made = initiative(cast)
    opened(cast)

    initiating.move(made, "now", by=cast.noor, why="Er is hout.")
    initiating.end(made, by=cast.noor, kind="done", words="Ze staan er.")

    said = words_on(client, made)
    assert "Er is hout." in said
    assert "Ze staan er." in said


def test_an_ending_written_anew_is_for_who_sees_it_now(cast, client):
    made = initiative(cast)
    initiating.end(made, by=cast.noor, kind="done", words="Onder ons.")
    opened(cast)

    initiating.end(made, by=cast.noor, kind="done", words="Voor iedereen.")

    assert "Voor iedereen." in words_on(client, made)


def test_why_a_call_closed_stays_with_those_it_was_written_for(cast, client, client_of):
    made = call(cast, open_to="members")
    calling.close(made, by=cast.noor, why="Alleen Kees meldde zich.")

    calling.change(made, by=cast.noor, open_to="anyone")

    assert "Kees" not in words_on(client, made)
    assert "Kees" in words_on(client_of(cast.sami), made)


def test_what_an_experiment_taught_stays_with_those_it_was_written_for(cast, client, client_of):
    made = experiment(cast)
    experimenting.end(made, by=cast.sami, learned="Met Kees lukt het niet.", follow_up="stop")

    experimenting.change(made, by=cast.sami, visibility="public")

    rows = reverse("work:experiments", args=[cast.workshop.slug])
    assert "bankje" in words_on(client, made)
    assert "Kees" not in words_on(client, made) + client.get(rows).content.decode()
    assert "Kees" in words_on(client_of(cast.noor), made)
    assert "Kees" in client_of(cast.noor).get(rows).content.decode()


def test_a_community_that_opens_later_does_not_open_what_was_written_in_it(cast, client):
    opened(cast, community=cast.garden)
    made = initiative(cast, community=cast.garden)
    initiating.end(made, by=cast.noor, kind="done", words="Onder ons.")

    cast.garden.visibility = "public"
    cast.garden.save()

    assert "Onder ons" not in words_on(client, made)


def test_search_finds_an_ending_only_by_words_for_everyone(cast):
    made = initiative(cast)
    initiating.end(made, by=cast.noor, kind="done", words="Kastanje.")

    roadmapping.open_to(cast.workshop, "public", by=cast.noor)

    assert not SearchDoc.objects.of("initiative").filter(thing_id=made.pk, words__contains="kastanj").exists()


def test_who_opens_a_thing_reads_in_the_form_what_opens_with_it(cast, client_of):
    made, tried = initiative(cast), experiment(cast, by=cast.noor)
    pages = [
        reverse("work:open_roadmap", args=[cast.workshop.slug]),
        reverse("work:change_initiative", args=[made.pk]),
        reverse("work:change_experiment", args=[tried.pk]),
        reverse("work:change_call", args=[call(cast).pk]),
    ]

    for address in pages:
        assert "stays with those it was written for" in client_of(cast.noor).get(address).content.decode()


def test_a_list_of_endings_asks_once_whoever_they_were_written_for(
    cast, client, django_assert_max_num_queries
):
    for number in range(4):
        made = initiative(cast, title=f"Plan {number}")
        initiating.end(made, by=cast.noor, kind="done", words="Onder ons.")
    opened(cast)

    with django_assert_max_num_queries(30):
        client.get(reverse("work:ended", args=[cast.workshop.slug]))
