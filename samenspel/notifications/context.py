"""What the frame of every page shows: how much that concerns the reader is not read yet."""

from django.utils.functional import SimpleLazyObject

from samenspel.notifications import showing


def unread(request):
    """How many lines are unread; asked of the database only when a page shows it.

    Whoever opens the page that something led to has read it, also when they came another way.
    """
    path = request.path if request.method == "GET" else ""
    return {"unread": SimpleLazyObject(lambda: showing.unread(request.user, path))}
