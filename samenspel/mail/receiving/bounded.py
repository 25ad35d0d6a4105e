"""Lines on which mail is brought, bounded in number, size and time: who goes beyond that is cut off."""

from ipaddress import ip_network

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

MOST_LINES = 50
# Of one machine elsewhere: so nobody holds every line, however slowly they speak.
MOST_LINES_OF_ONE = 5
MOST_MAILS_UNDER_WAY = 4
SECONDS_IDLE, SECONDS_IN_ALL = 60, 600
LONGEST_LINE = 64 * 1024


class Bounded:
    """A line on which only so much may come, alone and with the others: who goes on after that is cut off."""

    line_length_limit = LONGEST_LINE
    came = 0

    def connection_made(self, transport):
        super().connection_made(transport)
        # With STARTTLS the same line is made twice.
        if self not in self.lines:
            self._begin(transport)

    def _begin(self, transport):
        self.whose = whose(transport)
        of_one = sum(line.whose == self.whose for line in self.lines)
        is_too_many = len(self.lines) >= MOST_LINES or of_one >= self.most_of_one
        self.lines.add(self)
        self.end = self.loop.call_later(SECONDS_IN_ALL, transport.abort)
        if is_too_many:
            transport.abort()

    def connection_lost(self, error):
        self.lines.discard(self)
        self.end.cancel()
        super().connection_lost(error)

    def data_received(self, data):
        # A large mail over a slow line says something all the time.
        self._reset_timeout()
        self.came += len(data)
        under_way = sum(line.came for line in self.lines)
        if self.came > 2 * self.data_size_limit or under_way > MOST_MAILS_UNDER_WAY * self.data_size_limit:
            self.came = 0
            self.transport.abort()
        else:
            super().data_received(data)


class BoundedLMTP(Bounded, LMTP):
    # One mail server stands in front, and brings all there is.
    most_of_one = MOST_LINES


class BoundedSMTP(Bounded, SMTP):
    most_of_one = MOST_LINES_OF_ONE


def whose(transport):
    """The machine at the other end; of version 6 its whole network, since one machine has all of that."""
    address = transport.get_extra_info("peername")[0].partition("%")[0]
    return ip_network((address, 64 if ":" in address else 32), strict=False)
