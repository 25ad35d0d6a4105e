"""Decisions people take together: by consent, by advice or by a poll, with who may decide and why it was so.

An objection is answered, never outvoted in silence. Not for what people think (``opinions``).
"""
