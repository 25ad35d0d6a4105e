"""Who may do what: results."""

from samenspel.communities.models import Community
from samenspel.work.models import Result
from tests.matrix.communities import address, archived
from tests.matrix.row import Row
from tests.matrix.things import a_result, nothing, result, result_number


def _of_noor(community, cast, title):
    found = Result.objects.filter(community=community, title=title).first()
    return found or Result.objects.create(
        community=community, published_by=cast.noor, title=title, slug="klaar", story="Het is klaar."
    )


def of_an_archive(cast):
    community = Community.objects.get(slug=archived(cast)["slug"])
    return {"pk": _of_noor(community, cast, "Het dak is dicht").pk}


def of_who_left(cast):
    """Bram published it in De Wijkwerkplaats when he was there."""
    theirs = _of_noor(cast.workshop, cast, "De bus rijdt")
    Result.objects.filter(pk=theirs.pk).update(published_by=cast.bram)
    return {"pk": theirs.pk}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("work:results", "see"),
    Row("work:result", "see", result("result"), note="for all"),
    Row("work:result", "hidden hidden hidden hidden hidden see see see", result("inner_result"), note="for members"),
    Row("work:result", "hidden hidden see hidden hidden hidden hidden see", result("closed_result"), note="of another"),
    Row("work:result_by_number", "go-on", result_number("result"), note="for all"),
    Row("work:result_by_number", "hidden hidden hidden hidden hidden go-on go-on go-on", result_number("inner_result")),
    Row("work:publish", "sign-in see see see see see see see"),
    Row("work:publish", "sign-in mend mend mend mend go-on go-on mend", post=a_result),
    Row("work:revise", "sign-in refused refused refused refused refused see see", result_number("result")),
    Row("work:revise", "sign-in hidden hidden hidden hidden refused see see", result_number("inner_result"), note="inner"),
    Row("work:revise", "sign-in refused refused refused refused refused go-on go-on", result_number("result"), post=a_result),
    Row("work:revise", "sign-in refused refused refused refused refused refused refused", address, given=of_an_archive, note="archived"),
    Row("work:revise", "sign-in refused refused refused refused refused see see", address, given=of_who_left, note="of who left"),
    Row("work:withdraw", "sign-in refused refused see refused refused see see", address, given=of_who_left, note="of who left"),
    Row("work:withdraw", "sign-in refused refused refused refused refused see see", result_number("result")),
    Row("work:withdraw", "sign-in refused refused refused refused refused go-on go-on", result_number("result"), post=nothing),
]
