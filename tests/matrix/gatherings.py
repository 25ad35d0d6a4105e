"""Who may do what: gatherings."""

ROWS = []
