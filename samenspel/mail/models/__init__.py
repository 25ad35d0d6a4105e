"""The things of this main."""

from samenspel.mail.models.letter import Letter, State
from samenspel.mail.models.received import AnswerVersion, Became, Bounce, Received, Rest

__all__ = ["AnswerVersion", "Became", "Bounce", "Letter", "Received", "Rest", "State"]
