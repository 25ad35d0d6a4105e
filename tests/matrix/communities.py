"""Who may do what: communities."""

from tests.matrix.row import Row
from tests.matrix.things import (
    a_community,
    circle,
    garden,
    nothing,
    request,
    secretary,
    secretary_role,
    workshop,
)

# ruff: noqa: E501 (a row is a line of a table)
# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("communities:communities", "see"),
    Row("communities:start", "sign-in see see see see see see see"),
    Row("communities:start", "sign-in go-on go-on go-on go-on go-on go-on go-on", post=a_community),
    Row("communities:community", "see", workshop, note="open to all"),
    Row("communities:community", "hidden see see see see see see see", garden, note="for who is signed in"),
    Row("communities:community", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:people", "see", workshop, note="open to all"),
    Row("communities:people", "hidden hidden see hidden hidden hidden hidden see", circle, note="for members"),
    Row("communities:care", "sign-in refused refused refused refused refused see see", workshop),
    Row("communities:care", "sign-in refused refused refused refused refused go-on go-on", workshop, post=a_community),
    Row("communities:join", "sign-in see see see see go-on go-on see", workshop, note="open"),
    Row("communities:join", "sign-in go-on go-on go-on go-on go-on go-on go-on", workshop, post=nothing, note="open"),
    Row("communities:join", "sign-in see see see see go-on go-on see", garden, note="by asking"),
    Row("communities:join", "sign-in go-on go-on go-on go-on go-on go-on go-on", garden, post=nothing, note="by asking"),
    Row("communities:join", "sign-in hidden go-on hidden hidden hidden hidden refused", circle, note="by invitation"),
    Row("communities:leave", "sign-in go-on go-on go-on go-on see see go-on", workshop),
    Row("communities:leave", "sign-in go-on go-on go-on go-on go-on go-on go-on", workshop, post=nothing),
    Row("communities:requests", "sign-in refused refused refused refused refused see see", garden),
    Row("communities:requests", "sign-in hidden see hidden hidden hidden hidden see", circle, note="of another"),
    Row("communities:welcome", "sign-in refused refused refused refused refused go-on go-on", request, post=nothing),
    Row("communities:welcome", "sign-in only-post only-post only-post only-post only-post only-post only-post", request),
    Row("communities:decline", "sign-in refused refused refused refused refused mend mend", request, post=nothing),
    Row("communities:decline", "sign-in only-post only-post only-post only-post only-post only-post only-post", request),
    Row("communities:roles", "sign-in refused refused refused refused refused see see", workshop),
    Row("communities:roles", "sign-in refused refused refused refused refused go-on go-on", workshop, post=lambda cast: {"name": "Gastheer", "needed": 1, "open_to": "members"}),
    Row("communities:grant", "sign-in refused refused refused refused refused go-on go-on", secretary_role, post=lambda cast: {"person": cast.noor.pk}),
    Row("communities:grant", "sign-in only-post only-post only-post only-post only-post only-post only-post", secretary_role),
    Row("communities:hand_back", "sign-in hidden hidden hidden hidden go-on go-on go-on", secretary, post=nothing),
    Row("communities:hand_back", "sign-in only-post only-post only-post only-post only-post only-post only-post", secretary),
]
