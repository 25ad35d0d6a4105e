"""The days of the story: so many days before the day it is told."""

import random
from datetime import datetime, time, timedelta

from django.utils import timezone

# Part of the day an act falls in, so that acts on one day come in an order that can be lived.
HOURS = {"dawn": (6, 8), "morning": (8, 11), "noon": (11, 13), "day": (13, 20), "evening": (20, 22)}


class Calendar:
    """Turns "so many days ago" into dates and moments; the minutes come from the seed."""

    def __init__(self, *, anchor, seed):
        self.anchor = anchor
        self.chance = random.Random(seed)  # noqa: S311 (a story, not a secret)

    def day(self, ago):
        return self.anchor - timedelta(days=ago)

    def moment(self, ago, part="day"):
        first, last = HOURS[part]
        minutes = self.chance.randrange(first * 60, last * 60)
        naive = datetime.combine(self.day(ago), time(minutes // 60, minutes % 60))
        return timezone.make_aware(naive)

    def days(self, fewest, most):
        return self.chance.randint(fewest, most)


def end_of(day):
    """The last minute of a day."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
