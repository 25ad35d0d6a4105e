"""What came in: seen by its members alone, found at once, news to nobody, and taken up by who it is about."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from samenspel.carrying import arriving, claiming
from samenspel.carrying.models import Arrival, Standin
from samenspel.communities.models import Community
from samenspel.discussions import writing
from samenspel.discussions.models import Message, MessageFile
from samenspel.feed.models import Entry
from samenspel.files.keeping import keep, path_of
from samenspel.files.models import File
from samenspel.intake.models import Run
from samenspel.intake.problems import Unreadable
from samenspel.notifications.models import Notification
from samenspel.people.models import Person
from samenspel.search.models import SearchDoc
from samenspel.work.models import Result
from tests.carrying.crates import bring, packed, place_of
from tests.decisions.made import open_now
from tests.discussions.made import first, thread

ELSEWHERE = "of another house altogether"


@pytest.fixture
def there(cast, tmp_path):
    """The file of De Wijkwerkplaats, which is public, with a public discussion that has an answer."""
    talk = thread(cast, "Wie heeft de kettingzaag?", title="Hoe verder?", visibility="public")
    writing.say(talk, "Ik.", by=cast.sami, answers=first(talk))
    return packed(cast.workshop, cast.noor, tmp_path)


def test_a_visitor_sees_nothing_of_what_came_in_until_it_is_opened(cast, there, client, client_of):
    place = place_of(bring(there, cast.vera))
    result = Result.objects.filter(community=place, visibility="public").first()
    talk = place.discussions.get()
    pages = [place.get_absolute_url(), result.get_absolute_url(), talk.get_absolute_url()]

    assert place.visibility == "members"
    assert [client.get(page).status_code for page in pages] == [404] * 3
    assert [client_of(cast.vera).get(page).status_code for page in pages] == [200] * 3
    assert result not in Result.objects.visible_to(cast.bram)

    Community.objects.filter(pk=place.pk).update(visibility="public")
    assert [client.get(page).status_code for page in pages] == [200] * 3


def test_it_can_be_found_at_once_and_no_more_when_it_is_taken_back(cast, there):
    arrival = bring(there, cast.vera)
    message = Message.objects.get(discussion__community=arrival.place_id, number=1)
    docs = SearchDoc.objects.of("message").filter(thing_id=message.pk)
    assert "kettingza" in docs.get().words

    arriving.take_back(arrival, place_of(arrival), by=cast.vera)

    assert not docs.exists()


def test_it_is_no_news_and_nobody_gets_a_notification(cast, there, mailoutbox):
    before = Entry.objects.count(), Notification.objects.count()

    bring(there, cast.vera)

    assert (Entry.objects.count(), Notification.objects.count()) == before
    assert mailoutbox == []


def test_who_stands_in_signs_in_with_the_address_an_administrator_gives_and_finds_their_words(
    cast, there, client, client_of, settings, mailoutbox
):
    settings.SECRET_KEY = ELSEWHERE
    place = place_of(bring(there, cast.vera))
    message = Message.objects.get(discussion__community=place, number=2)
    standin = Standin.objects.get(person=message.by)
    address = reverse("carrying:standins", args=[place.slug])

    sent = client_of(cast.anna).post(address, {"standin": standin.pk, "email": "Sami@elders.example"})

    assert sent.status_code == 302
    claimed = Person.objects.get(email="sami@elders.example")
    assert (claimed, claimed.name) == (message.by, cast.sami.name)
    assert claimed.emailaddress_set.get().email == "sami@elders.example"
    asked = client.post(reverse("account_login"), {"login": "sami@elders.example"})
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mailoutbox[-1].body, re.MULTILINE)[1]
    client.post(asked.url, {"code": code})
    assert "Ik." in client.get(message.discussion.get_absolute_url()).content.decode()
    assert place.membership_of(claimed) is not None
    assert not place.stewardships.current().filter(person=claimed).exists()
    assert not Standin.objects.filter(pk=standin.pk).exists()


def test_an_address_that_somebody_has_makes_no_two_people_one(cast, there, client_of, settings):
    settings.SECRET_KEY = ELSEWHERE
    place = place_of(bring(there, cast.vera))
    standin = Standin.objects.filter(arrival__place_id=place.pk).first()
    said = {"standin": standin.pk, "email": cast.sami.email.upper()}

    answer = client_of(cast.anna).post(reverse("carrying:standins", args=[place.slug]), said)

    assert answer.status_code == 422
    assert "Two people are not made one" in answer.content.decode()
    with pytest.raises(PermissionDenied):
        claiming.give_address(standin, "nieuw@elders.example", by=cast.vera)


def test_it_stays_when_somebody_claimed_their_place(cast, there, settings):
    settings.SECRET_KEY = ELSEWHERE
    arrival = bring(there, cast.vera)
    member = next(each for each in arrival.standins.all() if place_of(arrival).membership_of(each.person))
    claiming.give_address(member, "nieuw@elders.example", by=cast.anna)

    with pytest.raises(arriving.TakenUp):
        arriving.take_back(arrival, place_of(arrival), by=cast.vera)


@pytest.fixture
def with_files(cast, tmp_path):
    """A file of De Wijkwerkplaats with a message that holds a note and what is no picture any more."""
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    note = keep(SimpleUploadedFile("notulen.txt", b"Wij spraken af.\n"), by=cast.sami)
    photo = keep(SimpleUploadedFile("foto.png", picture.getvalue()), by=cast.sami)
    path_of(photo.key).write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    writing.say(thread(cast, "Zie hier.", title="Foto"), "Dit.", by=cast.sami, files=[note, photo])
    return packed(cast.workshop, cast.noor, tmp_path)


def test_a_file_that_is_refused_is_named_before_one_says_yes(
    cast, with_files, client_of, django_capture_on_commit_callbacks
):
    vera = client_of(cast.vera)
    upload = SimpleUploadedFile("w.zip", with_files.read_bytes())
    chosen = vera.post(reverse("carrying:bring"), {"file": upload})
    page = vera.get(chosen.url).content.decode()
    assert "These files cannot come in" in page
    assert "foto.png" in page
    assert "notulen.txt" not in page
    assert not Arrival.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        vera.post(chosen.url)

    assert Run.objects.get().state == Run.State.DONE
    place_id = Arrival.objects.get().place_id
    (held,) = MessageFile.objects.filter(message__discussion__community=place_id)
    assert held.file.name == "notulen.txt"


def test_a_file_nobody_agreed_to_leave_out_stops_it_all_and_leaves_nothing(cast, with_files):
    before = Community.objects.count(), File.objects.count()
    kept = set(path_of(File.objects.first().key).parent.parent.rglob("*"))

    with pytest.raises(Unreadable, match=r"foto\.png"):
        bring(with_files, cast.vera, without=set())

    assert (Community.objects.count(), File.objects.count()) == before
    assert {path for path in path_of("00").parent.parent.rglob("*") if path.is_file()} <= kept


@pytest.mark.parametrize("name", ["pack_community", "bring_in_community"])
def test_there_is_a_bound_to_how_often_a_day(cast, there, client_of, settings, name):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {name: "1/d/user"}
    noor = client_of(cast.noor)

    def once():
        if name == "pack_community":
            return noor.post(reverse("carrying:out", args=[cast.workshop.slug]), follow=True)
        return noor.post(reverse("carrying:bring"), {"file": SimpleUploadedFile("x.zip", b"")})

    assert "Try again tomorrow" not in once().content.decode()
    assert "Try again tomorrow" in once().content.decode()


def test_who_may_not_be_known_has_no_name_in_the_file_and_no_key(cast, there, tmp_path):
    Person.objects.filter(pk=cast.sami.pk).update(visibility="private")

    with ZipFile(packed(cast.workshop, cast.noor, tmp_path)) as parcel:
        people = json.loads(parcel.read("people.json"))["rows"]

    assert cast.sami.name not in [row["name"] for row in people]
    assert all(str(cast.sami.pk) != row["key"] for row in people)
    assert len({row["key"] for row in people}) == len(people)


def test_who_stands_in_by_name_is_not_asked_to_decide(cast, there, settings):
    settings.SECRET_KEY = ELSEWHERE
    place = place_of(bring(there, cast.vera))

    proposal = open_now(cast, by=cast.vera, community=place)

    assert [each.person for each in proposal.now.asked.all()] == [cast.vera]
    assert place.memberships.current().members().count() > 1
