"""Files at once, good and bad, without script: each is treated right, and nothing typed is lost."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from samenspel.discussions.models import Message
from samenspel.files.models import File
from tests.files.making import NAME, docx, picture, upload

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
POLYGLOT = picture("GIF") + b"<script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"
REFUSED = {
    "en": {
        "tekening.svg": "a drawing like that can hold a program. Save it as PNG",
        "leeg.txt": "This file is empty.",
        "pagina.png": "a page like that can hold a program. Save it as PDF",
    },
    "nl": {
        "tekening.svg": "Bewaar hem als PNG",
        "leeg.txt": "Dit bestand is leeg",
        "pagina.png": "Bewaar hem als PDF",
    },
}


def a_bag():
    return [
        upload(picture(), "../../x"),
        upload(SVG, "tekening.svg", "image/svg+xml"),
        upload(b"", "leeg.txt"),
        upload(b"<!doctype html><script>alert(1)</script>", "pagina.png", "image/png"),
        upload(POLYGLOT, "beweegt.gif", "image/gif"),
        upload(docx(), "verslag.docx"),
        upload(PDF, "..\\..\\begroting.pdf", "application/pdf"),
    ]


def say(cast, client, **said):
    url = reverse("discussions:begin", args=[cast.workshop.slug])
    said = {"title": "Het hek", "text": "Hier is alles", "visibility": "members", **said}
    return client.post(url, {"takes_part": "members", **said})


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_file_is_kept_or_refused_with_a_reason_and_nothing_typed_is_lost(language, cast, client_of):
    client = client_of(cast.sami, language)

    answer = say(cast, client, files=a_bag())

    page = answer.content.decode()
    assert answer.status_code == 422
    for name, sentence in REFUSED[language].items():
        assert f"{name}: " in page
        assert sentence in page
    kept = answer.context["form"]["files"].field.widget.kept
    assert [file.name for file in kept] == ["x.jpg", "beweegt.png", "verslag.docx", "begroting.pdf"]
    assert "Hier is alles</textarea>" in page
    assert 'value="Het hek"' in page

    say(cast, client, files_key=[file.key for file in kept], **{f"files_words_{kept[0].key}": "Een hek"})

    [message] = Message.objects.all()
    assert [each.file.name for each in message.files.all()] == [file.name for file in kept]
    assert File.objects.get(name="x.jpg").words == "Een hek"


def test_what_was_kept_of_them_holds_no_place_no_maker_and_no_program(cast, client_of):
    client = client_of(cast.sami)
    say(cast, client, files=a_bag())

    served = {file.name: client.get(file.get_absolute_url()) for file in File.objects.all()}

    photo = b"".join(served["x.jpg"].streaming_content)
    assert NAME.encode() not in photo
    assert not Image.open(BytesIO(photo)).getexif()
    moves = next(served[name] for name in served if name.startswith("beweegt"))
    assert b"<script>" not in b"".join(moves.streaming_content)
    for name in ("verslag.docx", "begroting.pdf"):
        assert served[name]["Content-Disposition"].startswith("attachment")
    for answer in served.values():
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        answer.close()
