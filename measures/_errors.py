"""The whole error tree of `measures`.

    MeasureError (ValueError)            something in the input makes the figure impossible or misleading
    ├─ BadTies                           the arrays that should hold ties do not
    │  ├─ UnknownPerson                  a tie names a row number outside 0 … n-1
    │  └─ BadValue                       a tie strength is not a finite number
    ├─ BadVotes                          the lists that should hold votes do not
    ├─ BadBallot                         a ballot does not fit what was asked
    ├─ BadGroups                         the group labels do not fit the people
    ├─ BadSetting                        an argument after the data is out of its range
    │  └─ ThresholdTooLow                a minimum group size below the lowest allowed one
    └─ BadFile                           a file on the command line cannot be used; says what, where and
    remedy

Everything raised on purpose by `measures` is one of these; each message says what was wrong in words.
"""


class MeasureError(ValueError):
    """Something in the input makes the figure impossible or misleading."""


class BadTies(MeasureError):
    """The arrays that should hold ties do not."""


class UnknownPerson(BadTies):
    """A tie names a row number outside 0 … n-1."""


class BadValue(BadTies):
    """A tie strength is not a finite number."""


class BadVotes(MeasureError):
    """The lists that should hold votes do not."""


class BadBallot(MeasureError):
    """A ballot does not fit what was asked."""


class BadGroups(MeasureError):
    """The group labels do not fit the people."""


class BadSetting(MeasureError):
    """An argument after the data is out of its range."""


class ThresholdTooLow(BadSetting):
    """A minimum group size below the lowest allowed one."""


class BadFile(MeasureError):
    """A file on the command line cannot be used.

    what     the fault in one plain clause
    where    file name, with the line number when one line is at fault
    remedy   what the reader can do about it
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(f"{where}: {what}; {remedy}")
