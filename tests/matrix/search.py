"""Who may do what: search."""

ROWS = []
