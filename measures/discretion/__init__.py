"""What may be shown at all: small groups stay hidden, also from someone who subtracts.

Pure functions; they say what to show and never see who is in a group except as sets of anonymous keys.
Everything fails closed: a number of people that is unknown, negative or not whole counts as too few.
"""

from measures.discretion.differencing import may_stand_beside, too_close
from measures.discretion.figures import NEEDS, may_show_between, may_show_figure
from measures.discretion.rounding import is_uniform, shown_share
from measures.discretion.smallgroups import LOWEST, checked_threshold, is_large_enough
from measures.discretion.tables import HiddenRow, HiddenTable, hide_in_row, hide_in_table

__all__ = [
    "LOWEST",
    "NEEDS",
    "HiddenRow",
    "HiddenTable",
    "checked_threshold",
    "hide_in_row",
    "hide_in_table",
    "is_large_enough",
    "is_uniform",
    "may_show_between",
    "may_show_figure",
    "may_stand_beside",
    "shown_share",
    "too_close",
]
