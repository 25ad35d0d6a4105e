"""Who may do what: discussions."""

ROWS = []
