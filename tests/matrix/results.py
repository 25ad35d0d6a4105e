"""Who may do what: being named in a result, how it read before, and results shown elsewhere."""

from samenspel.work.models import Result
from tests.matrix.communities import like_the_workshop
from tests.matrix.contract import a_version, here
from tests.matrix.row import PERSON, Row
from tests.matrix.things import nothing, result_number, same


def everyone_named(cast):
    """A result in which each kind of person is named and nobody but the publisher said yes yet."""
    community = like_the_workshop(cast, "De Kaartenmakers")
    found = Result.objects.filter(community=community).first() or Result.publish(
        community=community, by=cast.noor, title="Een kaart van de buurt", story="Elke stoep staat erop."
    )
    for name in filter(None, PERSON.values()):
        found.contributions.update_or_create(
            person=getattr(cast, name), defaults={"brought": "tekende", "confirmed_at": None, "called": ""}
        )
    found.contributions.update(declined_at=None)
    return {"pk": found.pk}


def my_words(given):
    return {"brought": "tekende mee", "called": "Een tekenaar"}


def no_name(given):
    return {"brought": "tekende mee", "called": ""}


# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("work:credits", "sign-in see see see see see see see"),
    Row("work:credit", "sign-in see see see see see see see", same, given=everyone_named),
    Row("work:credit", "sign-in hidden hidden hidden hidden see see hidden", result_number("result"), note="two named"),
    Row("work:credit", "sign-in go-on go-on go-on go-on go-on go-on go-on", same, given=everyone_named, post=my_words),
    Row("work:credit", "sign-in mend go-on go-on go-on go-on go-on go-on", same, given=everyone_named, post=no_name, note="no name"),
    Row("work:decline_credit", "sign-in only-post only-post only-post only-post only-post only-post only-post", same, given=everyone_named),
    Row("work:decline_credit", "sign-in go-on go-on go-on go-on go-on go-on go-on", same, given=everyone_named, post=nothing),
    Row("work:decline_credit", "sign-in hidden hidden hidden hidden hidden hidden hidden", result_number("closed_result"), post=nothing, note="not named"),
    Row("work:result_history", "sign-in refused refused refused refused see see see", result_number("result")),
    Row("work:result_history", "sign-in hidden hidden hidden hidden see see see", result_number("inner_result"), note="for members"),
    Row("work:embed", "see", result_number("result"), is_page=False),
    Row("work:embed", "hidden", result_number("inner_result"), note="for members", is_page=False),
    Row("work:card", "see", result_number("result"), is_page=False),
    Row("work:card", "hidden", result_number("inner_result"), note="for members", is_page=False),
    Row("work:of_version", "see", here, given=a_version),
]
