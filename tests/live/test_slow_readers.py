"""Whoever does not read what is sent is dropped, and takes no place of somebody who does."""

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor

from samenspel.live import tickets
from samenspel.live.asgi import Live
from samenspel.live.doors import Room
from samenspel.live.hub import Hub

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/stream",
    "client": ("192.0.2.7", 1),
    "headers": [(b"origin", b"http://localhost:8000"), (b"host", b"localhost:8001")],
}


async def for_ever():
    await asyncio.Event().wait()


def listening(send, until=for_ever, **pace):
    """The application with one page that asks and goes after ``until()``, and what becomes of it."""
    hub, room = Hub(), Room(most=9, each_person=9, each_address=9)
    live = Live(hub, room, hosts=["localhost"], **pace)
    ticket = tickets.make(["news"], person=1, made=time.time())
    asked = [{"type": "http.request", "body": json.dumps({"tickets": [[ticket, ""]]}).encode()}]

    async def receive():
        if asked:
            return asked.pop()
        await until()
        return {"type": "http.disconnect"}

    # In a thread of its own: in this one the browser of the page walks may be at work.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, live(SCOPE, receive, send)).result()
    return hub, room


def test_who_does_not_read_is_dropped():
    stuck = []

    async def send(message):
        if message["type"] == "http.response.body":
            stuck.append(message)
            await for_ever()

    hub, room = listening(send, slowest=0.05)

    assert stuck
    assert not hub.pages
    assert not room.addresses


def test_who_reads_hears_signs_of_life_until_they_go():
    signs = asyncio.Queue()

    async def send(message):
        if message.get("body") == b":\n\n":
            signs.put_nowait(message)

    async def after_two_signs():
        await signs.get()
        await signs.get()

    hub, room = listening(send, after_two_signs, beat=0.02)

    assert not hub.pages
    assert not room.people
