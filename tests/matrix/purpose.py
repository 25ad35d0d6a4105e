"""Who may do what: purpose."""

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = []
