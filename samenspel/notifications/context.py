"""What the frame of every page shows: how much that concerns the reader is not read yet."""

from django.utils.functional import SimpleLazyObject

from samenspel.notifications import showing


def unread(request):
    """How many lines are unread; asked of the database only when a page shows it."""
    return {"unread": SimpleLazyObject(lambda: showing.unread(request.user))}
