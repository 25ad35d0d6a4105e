"""Who may do what: words being written, and what linked pages say. De Schrijfclub is like De Wijkwerkplaats."""

from django.utils import timezone

from samenspel.discussions import drafts, writing
from samenspel.discussions.models import Discussion, Draft, LinkPreview
from tests.matrix.communities import like_the_workshop
from tests.matrix.row import Row
from tests.matrix.things import nothing, same


def linked(cast):
    """Sami's message with a link that was looked up."""
    community = like_the_workshop(cast, "De Schrijfclub")
    title = "Wat ik las"
    begun = Discussion.objects.filter(community=community, title=title).first()
    if begun is None:
        begun = writing.begin(community, by=cast.sami, title=title, text="Zie https://krant.example/hek")
    message = begun.messages.get()
    found = {
        "title": "Het hek is weg",
        "site": "De krant",
        "looked_at": timezone.now(),
        "taken_away_at": None,
    }
    LinkPreview.objects.update_or_create(message=message, defaults=found)
    return {"pk": message.pk}


def writing_now(cast):
    """Sami is writing somewhere."""
    Draft.objects.filter(person=cast.sami).delete()
    drafts.save(cast.sami, place="discussion:1", writing="abcdefgh", text="Ik wilde zeggen")
    return cast


def words(cast):
    return {"place": "discussion:1", "writing": "abcdefgh", "text": "Ik wilde **zeggen**"}


def nowhere(cast):
    return {"place": "../..", "writing": "abcdefgh", "text": "Ik wilde zeggen"}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("discussions:draft", "sign-in see see see see see see see", post=words, is_page=False),
    Row("discussions:draft", "sign-in mend mend mend mend mend mend mend", post=nowhere, is_page=False, note="nowhere"),
    Row("discussions:draft", "sign-in only-post only-post only-post only-post only-post only-post only-post", is_page=False),
    Row("discussions:throw_away", "sign-in see see see see see see see", given=writing_now, post=words, is_page=False),
    Row("discussions:throw_away", "sign-in only-post only-post only-post only-post only-post only-post only-post", is_page=False),
    Row("discussions:unsent", "sign-in see see see see see see see", given=writing_now),
    Row("discussions:unsent", "sign-in go-on go-on go-on go-on go-on go-on go-on", given=writing_now, post=words),
    Row("discussions:complete", "see", query="?q=@sa", is_page=False),
    Row("discussions:take_preview_away", "sign-in hidden hidden hidden hidden see see see", same, given=linked),
    Row("discussions:take_preview_away", "sign-in hidden hidden hidden hidden go-on go-on go-on", same, given=linked, post=nothing),
    Row("ui:preview", "see", post=words, is_page=False),
    Row("ui:preview", "only-post", is_page=False),
]
