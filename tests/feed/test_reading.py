"""Reading the news: the latest first, everything one may see and nothing else, however it is chosen."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.communities import joining
from samenspel.communities.models import Community
from samenspel.feed.candidates import Chosen
from samenspel.feed.models import Entry
from samenspel.feed.reading import of_mine, read
from samenspel.feed.sockets import NOWHERE
from samenspel.moderation.distance import mute
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik", None)


def numbers(page):
    return [each.pk for each in page.items]


def told(viewer, **rest):
    return "".join(each.said for each in read(viewer, **rest).items)


@pytest.mark.parametrize("who", WHO)
def test_everyone_reads_what_the_things_themselves_let_them_see(cast, who):
    viewer = getattr(cast, who) if who else AnonymousUser()

    expected = list(Entry.objects.visible_to(viewer).latest_first().values_list("pk", flat=True))

    for _again in range(2):
        assert numbers(read(viewer, most=200)) == expected


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_pages_put_together_are_the_whole_without_a_double(cast, most):
    whole, beyond, found = numbers(read(cast.noor, most=200)), None, []
    while True:
        page = read(cast.noor, beyond=beyond, most=most)
        found += numbers(page)
        beyond = page.older
        if beyond is None:
            break

    assert found == whole


def test_ones_own_news_is_of_ones_communities_and_of_none(cast):
    pages = Entry.objects.filter(pk__in=numbers(read(cast.vera, chosen=of_mine(cast.vera), most=200)))

    assert set(pages.values_list("place", flat=True)) <= {NOWHERE, cast.circle.pk}
    assert "Een rooster dat klopt" in told(cast.vera, chosen=of_mine(cast.vera))
    assert "Twaalf drempels" not in told(cast.vera, chosen=of_mine(cast.vera))


def test_news_of_several_communities_stands_in_one_order_of_time(cast):
    places = tuple(Community.objects.values_list("pk", flat=True))

    items = read(cast.noor, chosen=Chosen(places=(NOWHERE, *places)), most=200).items

    assert [each.pk for each in items] == numbers(read(cast.noor, most=200))


def test_news_is_chosen_by_kind_and_by_who_did_it(cast):
    results = read(cast.noor, chosen=Chosen(kind="results"))
    by_sami = read(cast.noor, chosen=Chosen(by=cast.sami.pk))
    there = read(cast.noor, chosen=Chosen(places=(cast.workshop.pk,), kind="results", by=cast.noor.pk))

    assert {each.verb for each in results.items} == {"work.result_published"}
    assert {each.verb for each in by_sami.items} == {"communities.member_joined"}
    assert len(there.items) == 2


def test_in_no_community_there_is_no_news(cast):
    assert read(cast.noor, chosen=Chosen(places=())).items == []


def test_what_turns_members_only_is_gone_from_the_news_at_once(cast):
    assert "Twaalf drempels" in told(cast.tess)

    Result.objects.filter(pk=cast.result.pk).update(visibility=Visibility.MEMBERS)

    assert "Twaalf drempels" not in told(cast.tess)
    assert "Twaalf drempels" in told(cast.sami)


def test_who_leaves_reads_no_news_of_the_members_any_more(cast):
    assert "De klusbus" in told(cast.sami)

    joining.leave(cast.workshop, cast.sami)

    assert "De klusbus" not in told(cast.sami)


def test_a_card_made_for_one_never_tells_a_name_to_another(cast):
    assert "Noor El Amrani" in told(cast.sami)

    for viewer in (AnonymousUser(), cast.lena):
        assert "Noor El Amrani" not in told(viewer)
    Person.objects.filter(pk=cast.noor.pk).update(visibility=Visibility.PRIVATE)
    assert "Noor El Amrani" not in told(cast.sami)
    assert "Twaalf drempels" in told(cast.sami)


def test_another_title_and_another_name_stand_in_the_news_at_once(cast):
    read(cast.sami)
    Result.objects.filter(pk=cast.result.pk).update(title="Dertien drempels")
    Person.objects.filter(pk=cast.noor.pk).update(name="Noor Amrani")
    Community.objects.filter(pk=cast.workshop.pk).update(name="De Werkplaats")

    said = told(cast.sami)

    assert "Dertien drempels" in said
    assert "Noor Amrani published" in said
    assert "De Wijkwerkplaats" not in said


def test_news_by_who_one_muted_is_left_out(cast):
    mute(cast.noor, by=cast.sami)

    assert "Twaalf drempels" not in told(cast.sami)


def test_a_verb_that_no_room_names_any_more_is_read_by_nobody(cast):
    Entry.objects.update(verb="gone.verb")

    assert read(cast.anna).items == []


def test_a_page_may_be_short_and_go_on_where_most_is_not_for_this_viewer(cast, monkeypatch):
    monkeypatch.setattr("samenspel.feed.reading.FARTHEST", 2)

    page = read(AnonymousUser(), most=1)

    assert len(page.items) <= 1
    assert page.older is not None


def test_a_page_of_news_asks_a_question_a_kind_of_thing(cast, django_assert_max_num_queries):
    read(cast.noor)
    kinds = {each.verb for each in read(cast.noor).items}

    # Candidates, whom one muted, and who may be named, beside the things.
    with django_assert_max_num_queries(3 + len(kinds)):
        read(cast.noor)
