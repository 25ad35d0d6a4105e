"""What a group chose: counts, dots, an order of preference, a date; and whether enough of them answered.

Pure functions on ballots without names. A tie is a tie: no function here breaks one by chance or by order.
"""

from measures.choosing.counts import Counts, count_choices, count_dots
from measures.choosing.days import Day, Days, find_day
from measures.choosing.order import Order, order_of_preference, pairwise
from measures.choosing.quorum import needed

__all__ = [
    "Counts",
    "Day",
    "Days",
    "Order",
    "count_choices",
    "count_dots",
    "find_day",
    "needed",
    "order_of_preference",
    "pairwise",
]
