"""What concerns one person: put together, read or not, and which of it they want at all.

Rooms plug in with a `notifications.py` that names the kinds they send and who may still see what each is
about. Not for what happened to everyone (`feed`).
"""
