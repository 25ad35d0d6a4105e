"""Who may do what: organisations."""

from tests.matrix.row import Row

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("organisations:organisations", "see"),
    Row("organisations:organisation", "see", lambda cast: {"slug": cast.municipality.slug}),
]
