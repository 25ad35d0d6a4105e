"""What a result serves, answers and shows: sentence, call, number, links, files; and how it was changed."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from samenspel.communities import joining
from samenspel.files.models import File
from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import Version, VersionSentence
from samenspel.work import histories, serving
from samenspel.work.models import Call, Initiative, Result
from tests.cast import RECENTLY
from tests.work.test_publishing import typed

pytestmark = pytest.mark.django_db


def version_of(community, number, *texts, came_from=()):
    version = Version.objects.create(community=community, number=number, review_on=date(2027, 1, 1))
    for place, text in enumerate(texts):
        before = came_from[place] if place < len(came_from) else None
        VersionSentence.objects.create(
            version=version, part="purpose", order=place, text=text, came_from=before
        )
    return list(version.sentences.in_order())


@pytest.fixture
def sentence(cast):
    return version_of(cast.workshop, 1, "Niemand struikelt alleen.")[0]


def change(result, by, **said):
    result.revise(by=by, contributions=[], among=[], at=RECENTLY, **said)


def test_one_chooses_a_sentence_of_the_purpose_as_it_reads_now(cast, client_of, sentence):
    answer = client_of(cast.sami).post(
        "/results/publish/", typed(cast, purpose_sentence=sentence.pk, figure="12", figure_meaning="drempels")
    )

    page = client_of(None).get(answer.headers["Location"]).content.decode()
    assert "Niemand struikelt alleen." in page
    assert f"{sentence.version.get_absolute_url()}#s-{sentence.pk}" in page
    assert "drempels" in page


def test_a_sentence_of_another_community_or_an_older_version_is_no_choice(cast, client_of, sentence):
    elsewhere = version_of(cast.circle, 1, "Van een ander.")[0]
    version_of(cast.workshop, 2, "Niemand valt alleen.", came_from=[sentence])

    for other in (elsewhere, sentence):
        answer = client_of(cast.sami).post("/results/publish/", typed(cast, purpose_sentence=other.pk))
        assert answer.status_code == 422


def test_from_a_sentence_one_finds_what_served_it_in_every_version(cast, client_of, sentence):
    change(cast.result, cast.noor, purpose_sentence=sentence)
    again = version_of(cast.workshop, 2, "Niemand valt alleen.", came_from=[sentence])[0]

    assert list(serving.serving(again)) == [cast.result]
    page = client_of(None).get(f"/results/of/{cast.workshop.slug}/2/").content.decode()
    assert cast.result.get_absolute_url() in page
    assert "Niemand valt alleen." in page
    assert cast.result.title in client_of(None).get(f"/results/?serves={again.pk}").content.decode()


def test_a_page_of_a_purpose_shows_only_results_one_may_see(cast, client_of, sentence):
    change(cast.inner_result, cast.noor, purpose_sentence=sentence)

    url = f"/results/of/{cast.workshop.slug}/1/"
    assert cast.inner_result.title not in client_of(cast.tess).get(url).content.decode()
    assert cast.inner_result.title in client_of(cast.sami).get(url).content.decode()


def test_what_a_result_answered_is_a_link_for_who_may_see_that(cast, client_of):
    call = Call.objects.create(
        community=cast.workshop, title="Wie heeft een breekijzer?", slug="breekijzer", by=cast.noor
    )
    initiative = Initiative.objects.create(
        community=cast.workshop, title="Drempelvrij", slug="drempelvrij", started_by=cast.noor
    )
    change(cast.result, cast.noor, answers=call, initiative=initiative)

    inside = client_of(cast.sami).get(cast.result.get_absolute_url()).content.decode()
    outside = client_of(None).get(cast.result.get_absolute_url()).content.decode()

    assert call.get_absolute_url() in inside
    assert initiative.get_absolute_url() in inside
    assert "breekijzer" not in outside
    assert "Drempelvrij" not in outside


def test_several_links_stand_in_their_order_and_lead_away_without_vouching(cast, client_of):
    lines = {"links-TOTAL_FORMS": "2", "links-0-url": "https://een.example/x", "links-0-words": "De telling"}
    answer = client_of(cast.sami).post(
        "/results/publish/", typed(cast, **lines, **{"links-1-url": "https://twee.example/"})
    )

    page = client_of(None).get(answer.headers["Location"]).content.decode()
    assert page.index("De telling") < page.index("https://twee.example/")
    assert 'href="https://een.example/x" rel="nofollow noopener ugc"' in page
    assert "een.example" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"figure": "veel"}, "Write a number here"),
        ({"figure": "12"}, "a bare number proves nothing"),
        ({"links-0-words": "De telling"}, "Say where this is"),
        ({"links-TOTAL_FORMS": "40"}, "Bewoners"),
    ],
)
def test_what_proves_nothing_is_asked_again_and_what_was_typed_stays(cast, client_of, wrong, says):
    answer = client_of(cast.sami).post("/results/publish/", typed(cast, for_whom="Bewoners", **wrong))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Elke donderdag staat hij er." in answer.content.decode()


def test_a_number_without_a_meaning_cannot_be_kept(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=cast.result.pk).update(figure="12")


def picture():
    kept = BytesIO()
    Image.new("RGB", (60, 40), "#1f5a3f").save(kept, "PNG")
    return SimpleUploadedFile("bus.png", kept.getvalue(), content_type="image/png")


def test_a_picture_is_seen_by_whoever_may_see_the_result_and_nobody_else(cast, client_of):
    client_of(cast.sami).post("/results/publish/", typed(cast, visibility="members", files=[picture()]))

    file = File.objects.get(name="bus.png")
    assert client_of(cast.noor).get(file.get_absolute_url()).status_code == 200
    for other in (None, cast.tess, cast.vera, cast.rik):
        assert client_of(other).get(file.get_absolute_url()).status_code == 404


def test_files_stay_when_a_result_is_changed_and_go_when_taken_out(cast, client_of):
    client = client_of(cast.sami)
    client.post("/results/publish/", typed(cast, files=[picture()]))
    result = Result.objects.get(title="De bus rijdt")
    key = result.shown_files[0].key
    url = f"/results/{result.pk}/revise/"

    client.post(url, typed(cast, title="Anders", files_key=[key]))
    assert [row.file.key for row in result.files.all()] == [key]

    client.post(url, typed(cast, title="Anders", files_key=[key], files_out=[key]))
    assert not result.files.all().exists()


def test_what_was_changed_is_read_by_who_takes_part_and_who_is_named(cast, client_of):
    change(cast.result, cast.noor, title="Dertien drempels weg", why="Er kwam er een bij.")
    url = f"/results/{cast.result.pk}/history/"

    page = client_of(cast.sami).get(url).content.decode()

    assert "<del>Twaalf" in page
    assert "Er kwam er een bij." in page
    assert client_of(cast.tess).get(url).status_code == 403
    assert client_of(cast.lena).get(url).status_code == 403


def test_saving_without_a_change_is_no_change(cast):
    change(cast.result, cast.noor, title=cast.result.title)

    assert not cast.result.revisions.exists()


def test_what_it_said_while_few_might_read_it_stays_between_them(cast):
    joining.join(cast.workshop, cast.tess)
    theirs = Result.publish(
        community=cast.workshop, by=cast.noor, title="Eerst", story="Met een naam.", visibility="public"
    )
    for said in (
        {"visibility": Visibility.PRIVATE, "story": "GEHEIM"},
        {"visibility": "public", "story": "Nu"},
    ):
        change(theirs, cast.noor, **said)

    told = str([each.parts for each in histories.changes(theirs, cast.tess)])

    assert "GEHEIM" not in told
    assert "Met een naam" not in told
    assert "GEHEIM" in str([each.parts for each in histories.changes(theirs, cast.noor)])


def test_a_title_that_is_a_word_of_the_addresses_gets_an_address_of_its_own(cast, client_of):
    result = Result.publish(community=cast.workshop, by=cast.noor, title="History", story="x")

    assert client_of(None).get(result.get_absolute_url()).status_code == 200


def test_results_are_found_by_their_words_and_by_kind(cast, client_of):
    client = client_of(cast.sami)

    assert [each.pk for each in client.get("/results/?words=drempel").context["page"]] == [cast.result.pk]
    assert [each.pk for each in client.get("/results/?kind=learned").context["page"]] == [
        cast.inner_result.pk
    ]
    assert "Nothing here fits" in client.get("/results/?words=olifant").content.decode()


def test_what_is_not_for_a_visitor_is_not_found_by_its_words(cast, client_of):
    assert not list(client_of(None).get("/results/?words=klusbus").context["page"])


def test_the_page_of_a_result_asks_a_bounded_number_of_questions(
    cast, client_of, sentence, django_assert_max_num_queries
):
    links = [(f"https://{number}.example/", "telling") for number in range(6)]
    change(cast.result, cast.noor, purpose_sentence=sentence, links=links)
    client = client_of(cast.noor)
    client.get(cast.result.get_absolute_url())

    with django_assert_max_num_queries(38):
        client.get(cast.result.get_absolute_url())
