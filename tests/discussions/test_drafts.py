"""What is being written is kept until it is sent, also when two devices wrote different words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from samenspel.discussions import drafts
from samenspel.discussions.models import Draft, Message
from samenspel.house import ending

PLACE = "discussion:1"
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
PHONE, LAPTOP = "telefoon01", "laptop0001"


def write(person, writing, text, *, minutes=0, after=None):
    came = {"came_from": after.writing, "came_at": after.at.isoformat()} if after else {}
    at = MORNING + timedelta(minutes=minutes)
    return drafts.save(person, place=PLACE, writing=writing, text=text, at=at, **came)


def texts(person):
    return [row.text for row in drafts.of(person, PLACE)]


def test_what_is_typed_takes_the_place_of_what_was(cast):
    write(cast.sami, PHONE, "Ik wil")
    write(cast.sami, PHONE, "Ik wilde zeggen", minutes=1)

    assert texts(cast.sami) == ["Ik wilde zeggen"]
    assert texts(cast.noor) == []


def test_another_device_goes_on_from_it(cast):
    on_phone = write(cast.sami, PHONE, "Ik wil")

    write(cast.sami, LAPTOP, "Ik wilde zeggen", minutes=5, after=on_phone)

    assert texts(cast.sami) == ["Ik wilde zeggen"]


def test_two_devices_that_wrote_different_words_both_keep_them(cast):
    on_phone = write(cast.sami, PHONE, "Ik wil")
    write(cast.sami, PHONE, "Ik wil in de trein nog iets zeggen", minutes=2)

    write(cast.sami, LAPTOP, "Ik wilde thuis iets zeggen", minutes=5, after=on_phone)

    assert texts(cast.sami) == ["Ik wilde thuis iets zeggen", "Ik wil in de trein nog iets zeggen"]


def test_a_device_that_comes_back_brings_its_own_words_beside_the_other(cast):
    on_phone = write(cast.sami, PHONE, "Ik wil")
    write(cast.sami, LAPTOP, "Ik wilde zeggen", minutes=5, after=on_phone)

    write(cast.sami, PHONE, "Ik wil in de tunnel nog iets zeggen", minutes=9)

    assert sorted(texts(cast.sami)) == ["Ik wil in de tunnel nog iets zeggen", "Ik wilde zeggen"]


def test_nothing_left_is_thrown_away(cast):
    write(cast.sami, PHONE, "Ik wil")

    assert write(cast.sami, PHONE, "  \n") is None
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"place": "../x y"}, {"writing": "kort"}, {"writing": "A" * 12}, {"text": "a" * 100_001}]
)
def test_what_no_page_of_ours_sends_is_not_kept(wrong, cast):
    with pytest.raises(drafts.NotADraft):
        drafts.save(cast.sami, **{"place": PLACE, "writing": PHONE, "text": "Ik", **wrong})


def test_the_oldest_give_way(cast):
    for number in range(drafts.MOST_A_PLACE + 2):
        write(cast.sami, f"schrijven{number}", f"Versie {number}", minutes=number)

    assert texts(cast.sami) == [f"Versie {number}" for number in (6, 5, 4, 3, 2)]


def begin_form(cast, client_of, **said):
    """The form of a new discussion as Sami sends it, and what came of it."""
    said = {"title": "Het hek", "visibility": "members", "takes_part": "members", **said}
    url = reverse("discussions:begin", args=[cast.workshop.slug])
    return client_of(cast.sami).post(url, {"text_writing": PHONE, **said})


def test_it_stands_in_the_form_when_one_comes_back_also_without_script(cast, client_of):
    place = f"discussions.begin:{cast.workshop.pk}"
    drafts.save(cast.sami, place=place, writing=PHONE, text="Ik wilde over het hek")

    page = client_of(cast.sami).get(reverse("discussions:begin", args=[cast.workshop.slug]))

    assert "Ik wilde over het hek</textarea>" in page.content.decode()
    assert "Ik wilde over het hek" not in client_of(cast.noor).get(page.wsgi_request.path).content.decode()


def test_what_was_sent_is_let_go_of_and_cannot_come_back(cast, client_of):
    place = f"discussions.begin:{cast.workshop.pk}"
    drafts.save(cast.sami, place=place, writing=PHONE, text="Ik wilde over het hek")

    begin_form(cast, client_of, text="Ik wilde over het hek praten")

    assert Message.objects.get().text == "Ik wilde over het hek praten"
    assert drafts.of(cast.sami, place) == []
    # The last keystrokes may arrive after the form did.
    assert drafts.save(cast.sami, place=place, writing=PHONE, text="Ik wilde over het hek pra") is None
    assert drafts.of(cast.sami, place) == []


def test_what_could_not_be_sent_stays(cast, client_of):
    place = f"discussions.begin:{cast.workshop.pk}"
    drafts.save(cast.sami, place=place, writing=PHONE, text="Ik wilde")

    answer = begin_form(cast, client_of, text="Ik wilde praten", title="")

    assert answer.status_code == 422
    assert "Ik wilde praten</textarea>" in answer.content.decode()
    assert len(drafts.of(cast.sami, place)) == 1


def test_the_page_hears_what_waits_elsewhere(cast, client_of):
    write(cast.sami, LAPTOP, "Thuis geschreven")
    sent = {"place": PLACE, "writing": PHONE, "text": "Onderweg"}

    answer = client_of(cast.sami).post(reverse("discussions:draft"), sent).json()

    assert [other["text"] for other in answer["others"]] == ["Thuis geschreven"]
    assert answer["at"]


def test_keystrokes_come_faster_than_forms_and_still_have_a_pace(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"writing_signed_in": "1/m/user", "keep_draft": "3/m/user"}
    sami, sent = client_of(cast.sami), {"place": PLACE, "writing": PHONE, "text": "Onderweg"}

    codes = [sami.post(reverse("discussions:draft"), sent).status_code for _ in range(4)]

    assert codes == [200, 200, 200, 429]


def test_what_was_never_sent_goes_after_months(cast):
    write(cast.sami, PHONE, "Ik wil")

    ending.end_all(at=MORNING + timedelta(days=400))

    assert not Draft.objects.exists()


def test_names_that_begin_so_those_of_the_community_first(cast, client_of):
    asked = {"q": "@s", "community": cast.workshop.slug}
    found = client_of(cast.noor).get(reverse("discussions:complete"), asked).json()["found"]

    assert {"insert": "@sami", "name": "Sami de Wit", "note": ""} in found


def test_nobody_is_found_who_may_not_be_seen(cast, client_of):
    complete = reverse("discussions:complete")

    assert client_of(cast.noor).get(complete, {"q": "@ver"}).json()["found"] == []
    assert client_of(cast.noor).get(complete, {"q": "@@de-zorg"}).json()["found"] == []
    assert client_of(None).get(complete, {"q": "@sami"}).json()["found"] == []


def test_a_community_and_its_roles_are_found_by_two_signs(cast, client_of):
    found = client_of(cast.noor).get(reverse("discussions:complete"), {"q": "@@de-wijk"}).json()["found"]

    assert [each["insert"] for each in found] == ["@@de-wijkwerkplaats", "@@de-wijkwerkplaats/secretaris"]
