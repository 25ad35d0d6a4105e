"""Who may do what: decisions."""

# fmt: off
#    visitor light elsewhere left removed member steward admin
ROWS = []
