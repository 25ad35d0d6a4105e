"""Who may do what: carrying."""

ROWS = []
