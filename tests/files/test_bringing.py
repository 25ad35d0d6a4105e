"""Files in a form: each that is right is kept, each that is not says why, and what was typed stays."""

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from samenspel.discussions import writing
from samenspel.discussions.models import Message
from samenspel.files import keeping
from samenspel.files.forms import FilesField
from samenspel.files.models import File
from tests.files.making import picture, upload

SVG = b"<svg><script>alert(1)</script></svg>"


class Form(forms.Form):
    text = forms.CharField()
    files = FilesField(most=3)


def form(by, *, data=None, files=(), there=None):
    said = QueryDict(mutable=True)
    for name, value in {"text": ["Kijk"], **(data or {})}.items():
        said.setlist(name, value)
    made = Form(said, MultiValueDict({"files": list(files)}), initial={"files": there})
    made.fields["files"].by = by
    return made


def test_several_files_at_once_come_in_their_order(cast):
    sent = form(cast.sami, files=[upload(picture(), "a.jpg"), upload(b"tekst", "b.txt")])

    assert sent.is_valid()
    assert [file.name for file in sent.cleaned_data["files"]] == ["a.jpg", "b.txt"]


def test_one_that_is_wrong_says_so_by_name_and_the_others_stand_in_the_form(cast):
    sent = form(cast.sami, files=[upload(picture(), "a.jpg"), upload(SVG, "b.svg")])

    assert not sent.is_valid()
    assert sent.errors["files"] == [
        "b.svg: This is a drawing in SVG, and a drawing like that can hold a program. "
        "Save it as PNG and choose that."
    ]
    html = str(sent["files"])
    assert File.objects.get().key in html
    assert "What can be seen on it?" in html


def test_what_was_kept_before_comes_along_with_what_can_be_seen_on_it(cast):
    file = keeping.keep(upload(picture()), by=cast.sami)

    sent = form(cast.sami, data={"files_key": [file.key], f"files_words_{file.key}": [" Een hek "]})

    assert sent.is_valid()
    assert sent.cleaned_data["files"] == [file]
    assert File.objects.get().words == "Een hek"


def test_what_is_left_out_does_not_come_along(cast):
    file = keeping.keep(upload(picture()), by=cast.sami)

    sent = form(cast.sami, data={"files_key": [file.key], "files_out": [file.key]})

    assert sent.is_valid()
    assert sent.cleaned_data["files"] == []


def test_the_key_of_a_file_of_someone_else_brings_nothing(cast):
    file = keeping.keep(upload(picture()), by=cast.noor)

    sent = form(cast.sami, data={"files_key": [file.key, "../../x"]})

    assert sent.is_valid()
    assert sent.cleaned_data["files"] == []


def test_what_a_thing_holds_already_stays_also_when_another_brought_it(cast):
    file = keeping.keep(upload(picture()), by=cast.noor)

    sent = form(cast.sami, data={"files_key": [file.key]}, there=[file])

    assert sent.is_valid()
    assert sent.cleaned_data["files"] == [file]


def test_so_many_files_fit_and_no_more(cast):
    sent = form(cast.sami, files=[upload(f"{number}".encode(), f"{number}.txt") for number in range(5)])

    assert sent.errors["files"] == ["At most 3 files fit here."]
    assert File.objects.count() == 3


def test_a_visitor_brings_nothing(cast):
    with pytest.raises(PermissionDenied):
        form(None, files=[upload(picture())]).is_valid()


def test_without_script_a_form_brings_its_files(cast, client_of):
    url = reverse("discussions:begin", args=[cast.workshop.slug])
    files = [upload(picture(), "../../x"), upload(b"tekst", "verslag.txt")]

    said = {"title": "Het hek", "text": "Kijk", "visibility": "members", "takes_part": "members"}
    answer = client_of(cast.sami).post(url, {**said, "files": files})

    assert answer.status_code == 302
    assert [each.file.name for each in Message.objects.get().files.order_by("pk")] == ["x.jpg", "verslag.txt"]


def test_the_island_brings_one_at_a_time_and_gets_its_line(cast, client_of):
    answer = client_of(cast.sami).post(reverse("files:bring"), {"file": upload(picture()), "name": "files"})

    assert answer.status_code == 201
    assert File.objects.get().key == answer.json()["key"]
    assert 'name="files_key"' in answer.json()["html"]


@pytest.mark.parametrize(("language", "sentence"), [("en", "drawing in SVG"), ("nl", "tekening in SVG")])
def test_the_island_hears_what_is_wrong_in_the_language_of_the_reader(language, sentence, cast, client_of):
    answer = client_of(cast.sami, language).post(reverse("files:bring"), {"file": upload(SVG, "x.svg")})

    assert answer.status_code == 422
    assert sentence in answer.json()["problem"]


def test_too_many_a_day_is_told_as_all_else(cast, client_of, settings):
    settings.FILES_A_DAY = 0

    answer = client_of(cast.sami).post(reverse("files:bring"), {"file": upload(b"x", "x.txt")})

    assert (answer.status_code, "tomorrow" in answer.json()["problem"]) == (422, True)


def stopped(request):
    return getattr(request, "stopped_upload", None)


def test_a_visitors_upload_is_not_read_at_all(cast, client_of):
    visitor = client_of(None)

    answer = visitor.post(reverse("files:bring"), {"file": upload(b"a" * 200_000, "x.txt")})

    assert answer.status_code == 302
    assert stopped(answer.wsgi_request)[2] <= 64 * 1024


def test_what_is_too_large_is_stopped_on_the_way_and_what_was_typed_stays(cast, client_of, settings):
    settings.FILES_MOST_MEGABYTES = 1
    url = reverse("discussions:begin", args=[cast.workshop.slug])
    said = {"title": "De film", "text": "Een lang verhaal", "visibility": "members", "takes_part": "members"}

    answer = client_of(cast.sami).post(url, {**said, "files": [upload(bytes(5_000_000), "film.mp4")]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert stopped(answer.wsgi_request)[2] < 1_200_000
    assert "film.mp4: This file is larger than 1 MB." in page
    assert "Een lang verhaal" in page
    assert "De film" in page
    assert not File.objects.exists()


def test_an_import_may_be_larger_than_what_people_bring(cast, settings):
    from samenspel.files import arriving

    settings.FILES_MOST_MEGABYTES = 1
    asked = RequestFactory().post(reverse("intake:new", args=["people"]))
    asked.user = cast.anna

    assert arriving._most(asked) == settings.IMPORT_MAX_MEGABYTES * 1024 * 1024


def test_a_message_shows_its_files_in_their_order_and_says_what_can_be_seen(cast, client_of):
    files = [keeping.keep(upload(picture(size=(40, side))), by=cast.sami) for side in (30, 20)]
    files.append(keeping.keep(upload(b"tekst", "verslag.txt"), by=cast.sami))
    keeping.describe(files[1], "Het hek", by=cast.sami)
    said = {"title": "Foto's", "text": "Kijk", "files": [files[1], files[2], files[0]]}
    thread = writing.begin(cast.workshop, by=cast.sami, **said)

    page = client_of(cast.noor).get(thread.get_absolute_url()).content.decode()

    order = [page.index(file.get_absolute_url()) for file in (files[1], files[0], files[2])]
    assert order == sorted(order)
    assert f'<img src="{files[1].large_url}" alt="Het hek" width="40" height="20"' in page
    assert f'alt="{files[0].name}"' in page
    assert 'download>verslag.txt</a> <span class="meta">TXT · 5' in page


def test_every_attempt_counts_also_one_that_is_refused(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"bring_file": "2/m/user"}
    client = client_of(cast.sami)

    said = [client.post(reverse("files:bring"), {"file": upload(SVG, "b.svg")}).json() for _time in range(3)]

    assert ["in a short time" in each["problem"] for each in said] == [False, False, True]
    assert said[2]["name"] == "b.svg"


def test_files_in_a_form_count_one_by_one(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"bring_file": "1/m/user"}
    found = writing.begin(cast.workshop, by=cast.sami, title="Het hek", text="Kijk")
    files = [upload(picture(), "a.jpg"), upload(picture("PNG"), "b.png")]

    answer = client_of(cast.sami).post(f"/discussions/{found.pk}/say/", {"text": "Zo", "files": files})

    assert answer.status_code == 422
    assert File.objects.get().name == "a.jpg"
