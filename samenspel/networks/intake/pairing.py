"""Whose ties and events come in, and how many different pairs they are."""

from samenspel.people.intake import PeopleBook

# A row of the file in 64 bits: two people by their place in the file.
FAR = 1 << 32


class Known:
    """Which people of the rows take part: all, or only those the dataset knows already."""

    def __init__(self, job):
        self.job, self.book = job, job.book(PeopleBook)

    def rows(self, rows, one, other):
        """The rows of two different people; brings in who is new. Others are left out and counted."""
        kept = []
        for row in rows:
            if row.values[one] == row.values[other]:
                self.job.count("left_out", "with_oneself")
            elif (
                self.job.plan.known_only and not {row.values[one], row.values[other]} <= self.book.ids.keys()
            ):
                self.job.count("left_out", "unknown_people")
            else:
                kept.append(row)
        if not self.job.plan.known_only:
            self.book.meet(row.values[side] for row in kept for side in (one, other))
        return kept


class Pairs:
    """How many different pairs of people a file holds, whatever the direction."""

    def __init__(self):
        self.place, self.seen = {}, set()

    def add(self, one, other):
        place = self.place
        one, other = place.setdefault(one, len(place)), place.setdefault(other, len(place))
        self.seen.add(min(one, other) * FAR + max(one, other))
