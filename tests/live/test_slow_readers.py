"""Whoever does not read what is sent is dropped, and takes no place of somebody who does."""

import asyncio
import json
import time

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


def listening(send, *, gone_after=60.0):
    """The application with one page that asks, and what becomes of it."""
    hub, room = Hub(), Room(most=9, each_person=9, each_address=9)
    live = Live(hub, room, hosts=["localhost"], slowest=0.05, beat=0.02)
    ticket = tickets.make(["news"], person=1, made=time.time())
    asked = [{"type": "http.request", "body": json.dumps({"tickets": [[ticket, ""]]}).encode()}]

    async def receive():
        if asked:
            return asked.pop()
        await asyncio.sleep(gone_after)
        return {"type": "http.disconnect"}

    asyncio.run(asyncio.wait_for(live(SCOPE, receive, send), 10))
    return hub, room


def test_who_does_not_read_is_dropped():
    async def send(message):
        if message["type"] == "http.response.body":
            await asyncio.sleep(60)

    hub, room = listening(send)

    assert not hub.pages
    assert not room.addresses


def test_who_reads_hears_signs_of_life_until_they_go():
    sent = []

    async def send(message):
        sent.append(message.get("body", b""))

    hub, room = listening(send, gone_after=0.2)

    assert len([body for body in sent if body == b":\n\n"]) >= 2
    assert not hub.pages
    assert not room.people
