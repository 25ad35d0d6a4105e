"""Who may do what: notifications."""

ROWS = []
