"""Who may do what: people."""

from samenspel.people import recognising, showing, skilling
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Competence
from tests.matrix.row import Row
from tests.matrix.things import a_profile, handle, nothing, same


def sami_skill(cast):
    return {"pk": skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami).pk}


def sami_own_words(cast):
    return {"pk": skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami).competence_id}


def vera_own_words(cast):
    return {"pk": skilling.add(cast.vera, in_own_words("Waken"), by=cast.vera).competence_id}


def of_esco(cast):
    competence = Competence.objects.create(uri="http://esco.example/1", label_nl="lezen", label_en="read")
    return {"pk": competence.pk}


def praise(cast):
    """Noor about Sami; not accepted yet."""
    talent = in_own_words("Uitleggen")
    return {"pk": recognising.recognise(cast.sami, talent, by=cast.noor, example="Op de open dag.").pk}


def sami_photo(cast):
    """Sami with a photo for fellow members."""
    from PIL import Image

    from samenspel.people import photos

    photos.keep(cast.sami, Image.new("RGB", (480, 480), "teal"))
    cast.sami.seen_by = {"photo": "members"}
    cast.sami.save()
    assert showing.shown(cast.sami, cast.sami).photo
    return {"name": cast.sami.photo, "size": "small"}


def own_words(cast):
    return {"words": "Koken voor dertig"}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("people:people", "see"),
    Row("people:who_knows", "see", query="?q=timmeren"),
    Row("people:person", "hidden hidden see see see see see see", handle("sami"), note="for who is signed in"),
    Row("people:person", "hidden hidden see hidden hidden hidden hidden see", handle("vera"), note="for fellow members"),
    Row("people:vcard", "hidden hidden see see see see see see", handle("sami"), note="for who is signed in", is_page=False),
    Row("people:vcard", "hidden hidden see hidden hidden hidden hidden see", handle("vera"), note="for fellow members", is_page=False),
    Row("people:photo", "hidden hidden hidden hidden hidden see see see", same, given=sami_photo, note="for fellow members", is_page=False),
    Row("people:profile", "sign-in go-on see see see see see see"),
    Row("people:profile", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=a_profile),
    Row("people:my_photo", "sign-in go-on mend mend mend mend mend mend", post=nothing),
    Row("people:my_photo", "sign-in only-post only-post only-post only-post only-post only-post only-post"),
    Row("people:remove_photo", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=nothing),
    Row("people:remove_photo", "sign-in only-post only-post only-post only-post only-post only-post only-post"),
    Row("people:seen_as", "sign-in see see see see see see see", lambda cast: {"who": "visitor"}),
    Row("people:seen_as", "sign-in see see see see see see see", lambda cast: {"who": "member"}, note="a fellow member"),
    Row("people:skills", "sign-in go-on see see see see see see"),
    Row("people:add_skill", "sign-in refused go-on go-on go-on go-on go-on go-on", post=own_words),
    Row("people:add_skill", "sign-in only-post only-post only-post only-post only-post only-post only-post"),
    Row("people:skill", "sign-in hidden hidden hidden hidden see hidden hidden", same, given=sami_skill),
    Row("people:skill", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=sami_skill, post=lambda given: {"level": 3, "wish": "more"}),
    Row("people:move_skill", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=sami_skill, post=nothing),
    Row("people:move_skill", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=sami_skill),
    Row("people:remove_skill", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=sami_skill, post=nothing),
    Row("people:remove_skill", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=sami_skill),
    Row("people:competence", "see", same, given=of_esco, note="of ESCO"),
    Row("people:competence", "hidden hidden see see see see see see", same, given=sami_own_words, note="in own words of Sami"),
    Row("people:competence", "hidden hidden see hidden hidden hidden hidden see", same, given=vera_own_words, note="in own words of Vera"),
    Row("people:recognise", "sign-in hidden see see see refused see see", handle("sami")),
    Row("people:recognise", "sign-in hidden go-on go-on go-on refused go-on go-on", handle("sami"), post=lambda cast: {"words": "Uitleggen", "example": "Op de open dag."}),
    Row("people:recognise", "sign-in hidden refused hidden hidden hidden hidden see", handle("vera"), note="for fellow members"),
    Row("people:accept_recognition", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=praise, post=nothing),
    Row("people:accept_recognition", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=praise),
    Row("people:hide_recognition", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=praise, post=nothing),
    Row("people:hide_recognition", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=praise),
    Row("people:withdraw_recognition", "sign-in hidden hidden hidden hidden hidden go-on hidden", same, given=praise, post=nothing),
    Row("people:withdraw_recognition", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=praise),
    Row("work:evidence", "sign-in hidden hidden hidden hidden see hidden hidden", same, given=sami_skill),
    Row("work:evidence", "sign-in hidden hidden hidden hidden go-on hidden hidden", same, given=sami_skill, post=nothing),
]
