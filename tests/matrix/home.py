"""Who may do what: the start page, the composer, and the desk over all communities one looks after."""

from tests.matrix.row import Row


def in_the_workshop(cast, what="discussion"):
    return {"words": "Een bank bij de halte", "community": "de-wijkwerkplaats", "what": what}


# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    # What search engines ask: the same for everyone.
    Row("home:robots", "see", is_page=False),
    Row("home:sitemap", "see", is_page=False),
    Row("home:home", "see"),
    Row("home:start", "sign-in see see see see see see see"),
    Row("home:start", "sign-in see see see see see see see", query="?community=de-wijkwerkplaats",
        is_page=False, note="of a community"),
    Row("home:start", "sign-in mend mend mend mend go-on go-on go-on", post=in_the_workshop),
    Row("home:start", "sign-in go-on go-on go-on mend go-on mend go-on", note="an offer",
        post=lambda cast: in_the_workshop(cast, "offer")),
    Row("home:desk", "sign-in see see see see see see see"),
]
