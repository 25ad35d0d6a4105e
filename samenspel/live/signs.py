"""What the live process leaves in the cache, for a minute: that it is there, and who is where.

Who is here is never written in the database, and is gone from the cache when the live process is.
"""

import time

from django.core.cache import cache

LASTS = 60
# Often enough to be there, seldom enough to cost nothing.
EVERY = 20
ALIVE = "live.alive"


def leave_alive(pages):
    """Say that the live process runs, and how many pages listen."""
    cache.set(ALIVE, {"pages": pages, "at": time.time()}, LASTS)


def alive():
    """What the live process last said; None when it has been silent for a minute."""
    return cache.get(ALIVE)


def leave_here(channel, people):
    """Say whose pages are open on ``channel``; nobody: forget it."""
    if people:
        cache.set(f"live.here.{channel}", list(people), LASTS)
    else:
        cache.delete(f"live.here.{channel}")


def here(channel):
    """Keys of the people whose pages are open on ``channel``."""
    return cache.get(f"live.here.{channel}") or []
