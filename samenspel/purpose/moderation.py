"""What can be reported of this room."""

from samenspel.purpose import contract_moderation, making_moderation  # noqa: F401 (they plug themselves in)
