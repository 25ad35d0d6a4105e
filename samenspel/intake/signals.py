"""What this room says to rooms above it, by hand, in the past tense."""

from django.dispatch import Signal

dataset_changed = Signal()
"""An import brought something new into a dataset; sent after commit with ``dataset`` and ``kind``."""
