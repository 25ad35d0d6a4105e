"""A page that listens, without a browser: what it hears, in the order in which it heard it."""

import contextlib
import http.client
import json
import socket
import threading
import time

from samenspel.live import tickets

PAGE = "http://127.0.0.1:8000"


def ticket(*channels, person=1, made=None, is_shown=False):
    return tickets.make(
        channels, person=person, made=time.time() if made is None else made, is_shown=is_shown
    )


def ask(port, *pairs, origin=PAGE, host=None, method="POST", path="/stream"):
    """Open a connection with (ticket, position) pairs; gives the answer, which may go on for ever."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": host or f"127.0.0.1:{port}"} | ({"Origin": origin} if origin else {})
    connection.request(method, path, json.dumps({"tickets": pairs}), headers)
    line = connection.sock
    answer = connection.getresponse()
    answer.line = line
    return answer


def status_of(port, *pairs, **about):
    """The status a page is answered with."""
    answer = ask(port, *pairs, **about)
    answer.close()
    answer.line.close()
    return answer.status


def until(is_so, seconds=20):
    """Wait until ``is_so()`` is true; fails when that takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


class Listener:
    """Listens in a thread of its own, until it is closed or the hub is gone."""

    def __init__(self, port, *channels, since="", **about):
        self.heard = []
        self.position = ""
        self.is_over = False
        self.answer = ask(port, [ticket(*channels, **about), since])
        assert self.answer.status == 200
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()
        until(lambda: self.position)

    def _read(self):
        event, told = "", []
        try:
            while line := self.answer.readline().decode():
                name, _, value = line.rstrip("\n").partition(": ")
                if name == "event":
                    event = value
                elif name == "data":
                    told.append((event, value.split()[0]))
                elif name == "id":
                    # What has been told counts once the position comes that covers it.
                    self.position = value
                    self.heard += told
                    told = []
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.is_over = True

    def has(self, channel):
        return ("changed", channel) in self.heard

    def close(self):
        """Close the page: what is read now ends at once."""
        with contextlib.suppress(OSError):
            self.answer.line.shutdown(socket.SHUT_RDWR)
        self.thread.join(5)
        self.answer.close()
        self.answer.line.close()
