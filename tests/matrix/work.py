"""Who may do what: results."""

from tests.matrix.row import Row
from tests.matrix.things import a_result, nothing, result, result_number

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
    Row("work:withdraw", "sign-in refused refused refused refused refused see see", result_number("result")),
    Row("work:withdraw", "sign-in refused refused refused refused refused go-on go-on", result_number("result"), post=nothing),
]
