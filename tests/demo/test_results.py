"""What results show in the demo: people who said yes, sentences they serve, numbers, and who is silent."""

import pytest

from samenspel.work.models import Contribution, Result

pytestmark = pytest.mark.django_db


def test_people_said_yes_themselves_and_two_did_not_answer_yet(planted):
    waiting = Contribution.objects.waiting().filter(result__title__startswith="De fietsenstalling")

    assert set(waiting.values_list("person__name", flat=True)) == {"Sami El Idrissi", "Noor Bakker"}
    assert Contribution.objects.confirmed().count() > 20 * waiting.count()


def test_results_serve_sentences_of_their_own_community(planted):
    serving = Result.objects.exclude(purpose_sentence=None).select_related("purpose_sentence__version")

    assert serving.count() >= 6
    for result in serving:
        assert result.purpose_sentence.version.community_id == result.community_id


def test_a_neighbour_without_a_profile_is_named_by_a_name_of_their_own(planted):
    named = Contribution.objects.confirmed().get(person__email="mia@buurt.example")

    assert named.person.is_light
    assert named.called == "Mia van nummer 12"


def test_a_result_shows_a_number_links_and_what_was_changed(planted):
    result = Result.objects.exclude(figure="").get(title__startswith="Sleutelkluisjes")

    assert result.figure == "14 min"
    assert result.links.count() == 2
    assert result.revisions.get().why == "De telling van dit kwartaal is binnen."


def test_the_result_one_sees_first_shows_all_it_came_from(planted):
    result = (
        Result.objects.visible_to(None).latest_first().filter(community__slug="de-wijkwerkplaats").first()
    )

    assert result.purpose_sentence
    assert result.figure
    assert result.evidence
    assert result.answers.initiative == result.initiative
    assert result.initiative.ending.result == result
    helper = result.contributions.confirmed().get(called="Fatma van de bakker")
    assert result.answers.offers.get(person=helper.person).state == "thanked"


def test_nothing_was_said_beside_a_result_before_it_was_there(planted):
    for result in Result.objects.exclude(discussion=None):
        assert all(said.at > result.published_at for said in result.discussion.messages.all())
