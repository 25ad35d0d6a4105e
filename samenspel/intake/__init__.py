"""Files people bring: reading them, matching their columns, preview, all-or-nothing import, report, undo.

Rooms plug in with an ``intake.py`` that says which fields they take and what a row becomes.
"""
