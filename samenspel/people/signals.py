"""What this room says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

invitation_accepted = Signal()
"""Someone accepted an invitation; sent with ``invitation`` and ``person``, inside the transaction."""
