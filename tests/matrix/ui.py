"""Who may do what: the frame of every page."""

from tests.matrix.row import Row

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("ui:patterns", "see"),
    Row("ui:accessibility", "see"),
    Row("ui:language", "go-on", post=lambda cast: {"language": "en"}),
    Row("ui:language", "only-post"),
    Row("ui:theme", "go-on", post=lambda cast: {"theme": "dark"}),
    Row("ui:theme", "only-post"),
]
