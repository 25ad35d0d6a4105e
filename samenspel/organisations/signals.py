"""What this room says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

organisations_merged = Signal()
"""Two organisations were found to be one; sent with ``duplicate`` and ``into``, before the first goes."""

affiliation_confirmed = Signal()
"""An organisation says that someone belongs there; sent with ``affiliation``."""
