"""Fetching a file: for whoever may see what holds it, asked each time, and so that nothing in it can run."""

import pytest

from samenspel.communities import joining
from samenspel.discussions import writing
from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.moderation import hiding
from samenspel.privacy.visibility import Visibility
from tests.files.making import docx, mp3, picture, upload


@pytest.fixture
def photo(cast):
    return keeping.keep(upload(picture(size=(720, 360))), by=cast.sami)


def hold(cast, *files, by=None, community=None, visibility=Visibility.MEMBERS):
    """A message that holds them, Sami's and for members of De Wijkwerkplaats unless told otherwise."""
    said = {"title": "Foto's", "text": "Kijk", "files": files, "visibility": visibility}
    return writing.begin(community or cast.workshop, by=by or cast.sami, **said).messages.get()


def status(client_of, person, url):
    return client_of(person).get(url).status_code


def test_what_nothing_holds_only_who_brought_it_sees(cast, photo, client_of):
    url = photo.get_absolute_url()

    people = [cast.sami, cast.noor, cast.anna, None]

    assert [status(client_of, person, url) for person in people] == [200, 404, 404, 404]


def test_what_a_message_holds_is_seen_by_who_may_read_it(cast, photo, client_of):
    hold(cast, photo)
    urls = [photo.get_absolute_url(), photo.small_url, photo.large_url]

    for url in urls:
        seen = {
            name: status(client_of, getattr(cast, name), url)
            for name in ("noor", "vera", "bram", "rik", "lena")
        }
        assert seen == {"noor": 200, "vera": 404, "bram": 404, "rik": 404, "lena": 404}
        assert status(client_of, None, url) == 404


def test_what_is_for_everyone_a_visitor_sees(cast, photo, client_of):
    hold(cast, photo, visibility=Visibility.PUBLIC)

    assert status(client_of, None, photo.small_url) == 200


def test_who_leaves_sees_it_no_more_though_their_browser_has_it_still(cast, client_of):
    photo = keeping.keep(upload(picture()), by=cast.noor)
    hold(cast, photo, by=cast.noor, community=cast.garden)
    tag = client_of(cast.sami).get(photo.get_absolute_url())["ETag"]
    asked = {"path": photo.get_absolute_url(), "headers": {"if-none-match": tag}}
    assert client_of(cast.sami).get(**asked).status_code == 304

    joining.leave(cast.garden, cast.sami)

    assert client_of(cast.sami).get(**asked).status_code == 404


def test_what_moderators_hide_takes_its_files_along(cast, photo, client_of):
    message = hold(cast, photo)

    hiding.hide(message, by=cast.anna, reason="Er staat iemand op.")

    assert status(client_of, cast.noor, photo.get_absolute_url()) == 404
    assert status(client_of, cast.sami, photo.get_absolute_url()) == 200


def test_what_is_taken_back_takes_its_files_along(cast, photo, client_of):
    message = hold(cast, photo)

    writing.take_back(message, by=cast.sami)

    assert status(client_of, cast.noor, photo.get_absolute_url()) == 404


def test_a_picture_stands_on_a_page_and_cannot_run(cast, photo, client_of):
    answer = client_of(cast.sami).get(photo.get_absolute_url())

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert {"private", "no-cache"} <= set(answer["Cache-Control"].split(", "))
    assert int(answer["Content-Length"]) == photo.size == len(answer.getvalue())


@pytest.mark.parametrize(
    ("content", "name", "begins"),
    [
        (docx(), "Verslag één.docx", "attachment"),
        (b"%PDF-1.7", "x.pdf", "attachment"),
        (mp3(), "x", "inline"),
    ],
)
def test_a_document_is_for_on_ones_own_device_and_sound_is_heard_here(content, name, begins, cast, client_of):
    file = keeping.keep(upload(content, name), by=cast.sami)

    answer = client_of(cast.sami).get(file.get_absolute_url())

    assert answer["Content-Disposition"].startswith(begins)
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.getvalue()


def test_a_picture_has_its_sides_before_it_arrives_and_is_made_once(cast, photo, client_of):
    sami = client_of(cast.sami)
    assert (photo.shown_sides, photo.glance_sides) == ((512, 256), (240, 120))

    first = sami.get(photo.small_url).content

    made = keeping.path_of(photo.key, "small").stat().st_mtime_ns
    assert sami.get(photo.small_url).content == first
    assert keeping.path_of(photo.key, "small").stat().st_mtime_ns == made


def test_other_sizes_and_files_that_are_gone_are_not_there(cast, photo, client_of):
    sami = client_of(cast.sami)
    assert sami.get(photo.small_url.replace("small", "huge")).status_code == 404

    keeping.path_of(photo.key).unlink()

    assert sami.get(photo.get_absolute_url()).status_code == 404
    assert sami.get(photo.small_url).status_code == 404


def test_fetching_asks_the_database_a_few_things(cast, photo, client_of, django_assert_max_num_queries):
    hold(cast, photo)
    noor = client_of(cast.noor)

    with django_assert_max_num_queries(4):
        noor.get(photo.get_absolute_url())


def test_who_brought_it_takes_it_back_as_long_as_nothing_holds_it(cast, photo, client_of):
    url = f"{photo.get_absolute_url()}take-back/"
    assert client_of(cast.noor).post(url).status_code == 404

    assert client_of(cast.sami).post(url).status_code == 204
    assert client_of(cast.sami).post(url).status_code == 404
    assert not File.objects.exists()


def test_what_is_held_is_not_taken_back_by_itself(cast, photo, client_of):
    hold(cast, photo)

    assert client_of(cast.sami).post(f"{photo.get_absolute_url()}take-back/").status_code == 404
    assert File.objects.exists()
