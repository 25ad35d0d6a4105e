"""Why a file is not taken: a sentence with what to do instead, in the language of whoever brought it."""


class Refused(Exception):
    """``sentence`` (lazy) says what is wrong and what to do; ``name`` is the name of the file."""

    def __init__(self, sentence, name=""):
        super().__init__(sentence)
        self.sentence = sentence
        self.name = name

    def __str__(self):
        return str(self.sentence)


class TooMany(Refused):
    """So much was brought in a day already: it can be tried again tomorrow."""
