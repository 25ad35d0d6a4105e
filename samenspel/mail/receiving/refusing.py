"""What may become of a mail before it is placed; whoever raises one of these ends the reading of it."""

from samenspel.mail.models.received import Became


class NoSuchAddress(Exception):
    """Nobody answers here by mail: made up, ended, or of who left the house. Says no more than that."""


class TooMuch(Exception):
    """So much came for one address that more is not looked at now."""


class NotPlaced(Exception):
    """It could not stand there; ``str()`` of it is a sentence for whoever wrote it, with what to do.

    Rooms raise it too, in the language that is spoken then.
    """

    def __init__(self, sentence, why="not-placed"):
        super().__init__(str(sentence))
        self.why = why


class Stopped(Exception):
    """It ends here, and nobody is told."""

    def __init__(self, became, why):
        super().__init__(why)
        self.became, self.why = became, why


def ended(why):
    return Stopped(Became.ENDED, why)


def refused(why):
    return Stopped(Became.REFUSED, why)
