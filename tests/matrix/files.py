"""Who may do what: files. What holds a file decides; the holder here is a message in De Fotoclub."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.discussions import writing
from samenspel.discussions.models import Discussion
from samenspel.files import keeping
from samenspel.files.models import File
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same


def upload(name="foto.png", colour="green"):
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def held(visibility):
    """A picture of Noor's in a message for these people."""

    def given(cast):
        community = like_the_workshop(cast, "De Fotoclub")
        title = f"Foto's voor {visibility}"
        begun = Discussion.objects.filter(community=community, title=title).first()
        if begun is None:
            file = keeping.keep(upload(), by=cast.noor)
            said = {"title": title, "text": "Kijk.", "visibility": visibility, "files": [file]}
            begun = writing.begin(community, by=cast.noor, **said)
        return {"key": begun.messages.get().files.get().file.key}

    return given


def brought(cast):
    """A picture that Sami brought and nothing holds."""
    return {"key": keeping.keep(upload(colour="blue"), by=cast.sami).key}


def small(given):
    return {**given, "size": "small"}


def of_nobody(given):
    File.objects.filter(key="0" * 32).delete()
    return {"key": "0" * 32}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("files:bring", "sign-in only-post only-post only-post only-post only-post only-post only-post", is_page=False),
    Row("files:bring", "sign-in refused mend mend mend mend mend mend", post=nothing, is_page=False),
    Row("files:file", "hidden hidden hidden hidden hidden see see see", same, given=held("members"), is_page=False, note="for members"),
    Row("files:file", "see", same, given=held("public"), is_page=False, note="for everyone"),
    Row("files:file", "hidden hidden hidden hidden hidden see hidden hidden", same, given=brought, is_page=False, note="held by nothing"),
    Row("files:file", "hidden", of_nobody, is_page=False, note="gone"),
    Row("files:sized", "hidden hidden hidden hidden hidden see see see", small, given=held("members"), is_page=False),
    Row("files:sized", "hidden hidden hidden hidden hidden see hidden hidden", small, given=brought, is_page=False, note="held by nothing"),
    Row("files:take_back", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=brought, is_page=False),
    Row("files:take_back", "sign-in hidden hidden hidden hidden hidden hidden hidden", same, given=held("members"), post=nothing, is_page=False, note="held"),
]
