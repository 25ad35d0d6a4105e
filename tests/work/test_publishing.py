"""Publishing, changing and withdrawing a result on the page."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import archiving, joining
from samenspel.moderation.hiding import hide, unhide
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility
from samenspel.work import access
from samenspel.work.models import Contribution, Result

pytestmark = pytest.mark.django_db


def typed(cast, **changes):
    return {
        "community": cast.workshop.pk,
        "title": "De bus rijdt",
        "kind": "achieved",
        "for_whom": "bewoners",
        "story": "Elke donderdag staat hij er.",
        "serves": "",
        "learned": "",
        "evidence": "telling",
        "links-TOTAL_FORMS": "1",
        "links-INITIAL_FORMS": "0",
        "visibility": "public",
        "credits-TOTAL_FORMS": "2",
        "credits-INITIAL_FORMS": "0",
        "credits-0-person": cast.sami.pk,
        "credits-0-brought": "reed",
        "credits-1-person": "",
        "credits-1-brought": "",
        **changes,
    }


def test_a_member_publishes_with_who_brought_what(cast, client_of):
    answer = client_of(cast.sami).post("/results/publish/", typed(cast))

    result = Result.objects.get(title="De bus rijdt")
    assert answer.headers["Location"] == result.get_absolute_url()
    assert [(row.person, row.brought) for row in result.contributions.all()] == [(cast.sami, "reed")]


def test_sending_twice_publishes_once(cast, client_of):
    client = client_of(cast.sami)
    mark = client.get("/results/publish/").context["form"]["once"].value()

    first = client.post("/results/publish/", typed(cast, once=mark))
    second = client.post("/results/publish/", typed(cast, once=mark))

    assert first.headers["Location"] == second.headers["Location"]
    assert Result.objects.filter(title="De bus rijdt").count() == 1


def test_a_failure_must_say_what_was_learned_and_keeps_what_was_typed(cast, client_of):
    answer = client_of(cast.sami).post("/results/publish/", typed(cast, kind="learned"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say what you learned" in page
    assert "Elke donderdag staat hij er." in page


def test_one_publishes_only_in_ones_own_communities(cast, client_of):
    answer = client_of(cast.tess).post("/results/publish/", typed(cast))

    assert answer.status_code == 422
    assert not Result.objects.filter(title="De bus rijdt").exists()


def test_nobody_outside_ones_communities_can_be_credited(cast, client_of):
    answer = client_of(cast.sami).post("/results/publish/", typed(cast, **{"credits-0-person": cast.vera.pk}))

    assert answer.status_code == 422


def test_a_contribution_without_a_person_asks_who(cast, client_of):
    answer = client_of(cast.sami).post("/results/publish/", typed(cast, **{"credits-0-person": ""}))

    assert "Choose who brought this" in answer.content.decode()


def test_someone_without_a_community_is_shown_the_way(cast, client_of):
    assert "A result belongs to a community" in client_of(cast.tess).get("/results/publish/").content.decode()


def test_a_link_to_evidence_is_a_web_address(cast, client_of):
    answer = client_of(cast.sami).post(
        "/results/publish/", typed(cast, **{"links-0-url": "javascript:alert(1)"})
    )

    assert answer.status_code == 422


def test_the_publisher_and_stewards_change_it_and_others_cannot(cast, client_of):
    url = f"/results/{cast.result.pk}/revise/"
    changed = typed(cast, title="Dertien drempels")

    assert client_of(cast.sami).post(url, changed).status_code == 403
    assert client_of(None).post(url, changed).status_code == 302
    assert client_of(cast.noor).post(url, changed).status_code == 302
    cast.result.refresh_from_db()
    assert cast.result.title == "Dertien drempels"
    assert cast.result.community == cast.workshop


def test_withdrawing_asks_first(cast, client_of):
    client, url = client_of(cast.noor), f"/results/{cast.result.pk}/withdraw/"

    assert client.get(url).status_code == 200
    assert Result.objects.filter(pk=cast.result.pk).exists()
    client.post(url)
    assert not Result.objects.filter(pk=cast.result.pk).exists()


def test_a_result_one_may_not_see_cannot_be_withdrawn(cast, client_of):
    assert client_of(cast.noor).post(f"/results/{cast.closed_result.pk}/withdraw/").status_code == 404


def test_a_mark_counts_for_whoever_sent_it_only(cast, client_of):
    for person in (cast.noor, cast.sami):
        client_of(person).post("/results/publish/", typed(cast, once="7d444840-9dc0-11d1-b245-5ffdce74fad2"))

    published = Result.objects.filter(title="De bus rijdt").order_by("pk")
    assert [result.published_by for result in published] == [cast.noor, cast.sami]


def test_a_form_with_a_thousand_lines_is_cut_short(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.sami)

    with django_assert_max_num_queries(45):
        answer = client.post("/results/publish/", typed(cast, **{"credits-TOTAL_FORMS": "1030"}))

    assert answer.status_code == 422
    assert len(answer.context["credits"].forms) == 30


def test_contributors_whom_the_reviser_may_not_see_keep_their_place(cast, client_of):
    hidden = introduce(name="Jan Zwart", visibility=Visibility.PRIVATE)
    Contribution.objects.create(result=cast.result, person=hidden, brought="stilte")
    client, url = client_of(cast.noor), f"/results/{cast.result.pk}/revise/"

    page = client.get(url).content.decode()
    client.post(url, typed(cast, title="Anders"))

    assert "stilte" not in page
    assert cast.result.contributions.filter(person=hidden, brought="stilte").exists()


def test_two_people_revising_lose_nothing_without_a_word(cast, client_of):
    client, url = client_of(cast.noor), f"/results/{cast.result.pk}/revise/"
    stood = client.get(url).context["form"]["stood"].value()
    Result.objects.filter(pk=cast.result.pk).update(story="Anna schreef dit intussen.")

    answer = client.post(url, typed(cast, title="Anders", stood=stood))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It says now: Anna schreef dit intussen." in page
    assert "Elke donderdag staat hij er." in page
    again = answer.context["form"]["stood"].value()
    assert client.post(url, typed(cast, title="Anders", stood=again)).status_code == 302


def test_who_left_or_was_taken_out_withdraws_what_they_published_and_changes_it_no_more(cast, client_of):
    theirs = Result.publish(community=cast.workshop, by=cast.sami, title="Van Sami", story="Zo ging het.")
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Schold mensen uit.")
    client = client_of(cast.sami)

    page = client.get(theirs.get_absolute_url()).content.decode()
    answer = client.post(f"/results/{theirs.pk}/revise/", typed(cast, title="Schelden"))

    assert answer.status_code == 403
    assert f"/results/{theirs.pk}/revise/" not in page
    assert f"/results/{theirs.pk}/withdraw/" in page
    assert client.post(f"/results/{theirs.pk}/withdraw/").status_code == 302


def test_nobody_changes_a_result_of_an_archived_community_or_what_moderators_hid(cast):
    theirs = Result.publish(community=cast.workshop, by=cast.sami, title="Van Sami", story="Zo ging het.")
    hidden = hide(theirs, by=cast.noor, reason="Noemt namen.")
    assert not access.can_revise(cast.sami, theirs)
    unhide(hidden, by=cast.noor)
    assert access.can_revise(cast.sami, theirs)

    archiving.archive(cast.workshop, by=cast.noor)
    theirs.refresh_from_db()

    for person in (cast.sami, cast.noor):
        with pytest.raises(PermissionDenied):
            theirs.revise(by=person, contributions=[], among=[], title="Anders")
