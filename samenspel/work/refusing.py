"""What cannot be done now, said to whoever tried."""


class NotNow(Exception):
    """The message says what is in the way, and what to do."""
