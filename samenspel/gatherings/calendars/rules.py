"""On which days a rule of iCalendar has something happen; pure arithmetic that always ends.

Of the standard it knows what people's calendar programs write: every so many days, weeks, months or years,
on weekdays, days of the month, months and places in the period. It looks at each period between two days
once, so a rule made to be never true takes no longer than any other.
"""

from calendar import monthrange
from datetime import date, timedelta
from itertools import takewhile

DAY = timedelta(days=1)
# How many days a period has at most.
LONGEST = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# All days of a month, counted from both ends, are sixty-two.
MOST_WORDS = 100
KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}


class NoRule(ValueError):
    """This is no rule that is followed here."""


def days(rule, first, last, *, since=None):
    """The days from ``first`` through ``last``, in order; ``rule`` is parts of a RRULE, each a list of words.

    since    only those from this day on: what lies before is skipped, not walked through
    COUNT and UNTIL are the caller's: what counts and what is past is told in moments, not in days.
    raises   NoRule
    """
    parts, since = _Parts(rule), max(first, since or first)
    for period in takewhile(lambda period: period[0] <= last, parts.periods(first, since)):
        found = [day for day in period if parts.takes(day, first)]
        yield from (day for day in parts.placed(found) if since <= day <= last)


class _Parts:
    """The parts of a rule, read once."""

    def __init__(self, rule):
        if set(rule) - KNOWN or any(len(words) > MOST_WORDS for words in rule.values()):
            raise NoRule
        try:
            self.often = str(_one(rule, "FREQ", "")).upper()
            self.every = int(_one(rule, "INTERVAL", 1))
            self.begins = WEEKDAYS.index(str(_one(rule, "WKST", "MO")).upper())
            self.weekdays = [_weekday(str(each)) for each in rule.get("BYDAY", ())]
            self.month_days = [int(each) for each in rule.get("BYMONTHDAY", ())]
            self.months = [int(each) for each in rule.get("BYMONTH", ())]
            self.places = [int(each) for each in rule.get("BYSETPOS", ())]
        except (ValueError, IndexError, TypeError):
            raise NoRule from None
        if self.often not in LONGEST or not 1 <= self.every <= 1_000:
            raise NoRule

    def periods(self, first, since):
        """Each period of the rule from about ``since``, as its days; to the end of time."""
        number = max((since - first).days // (LONGEST[self.often] * self.every) - 1, 0)
        while True:
            period = getattr(self, f"_{self.often.lower()}")(first, number * self.every)
            if period is None:
                return
            yield period
            number += 1

    def takes(self, day, first):
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not self._is_month_day(day):
            return False
        if self.weekdays:
            return any(self._is_weekday(day, *each) for each in self.weekdays)
        return bool(self.month_days) or self._is_like(day, first)

    def placed(self, found):
        """Of what a period has, the first, the second, the last: as BYSETPOS says."""
        if not self.places:
            return found
        at = {place - 1 if place > 0 else len(found) + place for place in self.places if place}
        return [found[place] for place in sorted(at) if 0 <= place < len(found)]

    def _is_month_day(self, day):
        length = monthrange(day.year, day.month)[1]
        return day.day in self.month_days or day.day - length - 1 in self.month_days

    def _is_weekday(self, day, weekday, nth):
        if day.weekday() != weekday:
            return False
        if not nth or self.often in ("DAILY", "WEEKLY"):
            return True
        if self.often == "YEARLY" and not self.months:
            begins, length = date(day.year, 1, 1), (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
            place = (day - begins).days
        else:
            place, length = day.day - 1, monthrange(day.year, day.month)[1]
        return nth == place // 7 + 1 if nth > 0 else -nth == (length - 1 - place) // 7 + 1

    def _is_like(self, day, first):
        """What the rule leaves open follows from the first day."""
        if self.often == "DAILY":
            return True
        if self.often == "WEEKLY":
            return day.weekday() == first.weekday()
        same_month = self.often == "MONTHLY" or bool(self.months) or day.month == first.month
        return same_month and day.day == first.day

    def _daily(self, first, further):
        return _span(first, further, 1)

    def _weekly(self, first, further):
        return _span(first, 7 * further - (first.weekday() - self.begins) % 7, 7)

    def _monthly(self, first, further):
        months = first.year * 12 + first.month - 1 + further
        year, month = divmod(months, 12)
        return _from(year, month + 1, monthrange(year, month + 1)[1]) if year <= date.max.year else None

    def _yearly(self, first, further):
        year = first.year + further
        if year > date.max.year:
            return None
        return _from(year, 1, (date(year, 12, 31) - date(year, 1, 1)).days + 1)


def _one(rule, name, otherwise):
    return (rule.get(name) or [otherwise])[0]


def _weekday(word):
    """(weekday, which) of "MO", "2TU" or "-1FR"; 0 for each of them."""
    nth = word[:-2]
    return WEEKDAYS.index(word[-2:].upper()), int(nth) if nth else 0


def _span(first, further, length):
    try:
        begins = first + further * DAY
        return [begins + number * DAY for number in range(length)]
    except OverflowError:
        return None


def _from(year, month, length):
    begins = date(year, month, 1)
    return [begins + number * DAY for number in range(length)]
