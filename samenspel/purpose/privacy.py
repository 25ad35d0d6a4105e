"""What this room holds about people."""

from samenspel.purpose import contract_privacy, making_privacy  # noqa: F401 (they plug themselves in)
