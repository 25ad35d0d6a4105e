"""What the house says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

recorded = Signal()
"""Who may do or see what was changed, and is remembered; sent with ``event``, inside its transaction."""
