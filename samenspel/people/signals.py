"""What this room says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

invitation_accepted = Signal()
"""Someone accepted an invitation; sent with ``invitation`` and ``person``, inside the transaction."""

invitation_revoked = Signal()
"""An invitation was called back; sent with ``invitation``, ``by`` and ``at``, inside the transaction."""
