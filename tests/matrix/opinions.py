"""Who may do what: opinions."""

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = []
