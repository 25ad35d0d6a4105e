"""Who may do what: files."""

ROWS = []
