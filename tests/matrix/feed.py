"""Who may do what: what happened."""

ROWS = []
