"""Who may do what: mail."""

ROWS = []
