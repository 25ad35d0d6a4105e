"""What acts of this room say by hand, in the past tense; letters and calendars listen."""

from django.dispatch import Signal

came_in = Signal()
"""Someone has a place: registered, or moved up from the waiting list; sent with ``registration``, ``by``."""

went_out = Signal()
"""Someone who had a place does not come; sent with ``registration``, ``by``."""

gathering_moved = Signal()
"""Another day, time or place than who comes knows of; sent with ``gathering``, ``step``, ``by``."""

gathering_cancelled = Signal()
"""It does not take place; sent with ``gathering``, ``step``, ``by``."""

gathering_resumed = Signal()
"""It takes place after all; sent with ``gathering``, ``step``, ``by``."""
