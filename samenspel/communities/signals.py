"""What this room says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

member_joined = Signal()
"""Someone became a member; sent with ``membership``."""

member_left = Signal()
"""Someone left; sent with ``membership``, which now has an end."""

person_kept_out = Signal()
"""A steward took someone out, or keeps them out; sent with ``community``, ``person``."""
