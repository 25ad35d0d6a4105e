"""Who may do what: live."""

ROWS = []
