"""The live process as a web application: one address, where a page brings its tickets and then listens.

It reads settings and nothing else of Django: no rooms, no models, so that it stays small. What a page sends
is the body of a POST, so that no ticket stands in an address that a proxy might log.
"""

import asyncio
import contextlib
import logging
import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")

from django.conf import settings
from django.db import connection

from samenspel.live import signs
from samenspel.live.doors import LONGEST_BODY, Refused, Room, address_of, asked_in, group_of, origin_of
from samenspel.live.hearing import ear_for, hear_always
from samenspel.live.hub import Hub

log = logging.getLogger(__name__)

# A sign of life, with how far the page has heard; proxies close what is silent for longer.
BEAT = 20.0
# Who takes longer than this to accept a few bytes is dropped, and comes back when they can.
SLOWEST = 15.0
ROUND = 2.0
PATHS = {"/", "/stream", "/live/stream"}


class Live:
    """The application: ``await Live(hub, room)(scope, receive, send)``."""

    def __init__(self, hub, room, *, hosts, trusted=(), proxies=0, duties=(), beat=BEAT, slowest=SLOWEST):
        self.hub = hub
        self.room = room
        self.hosts = hosts
        self.trusted = set(trusted)
        self.proxies = proxies
        self.duties = duties
        self.beat = beat
        self.slowest = slowest

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive, send):
        await receive()
        tasks = [asyncio.create_task(duty(self.hub)) for duty in self.duties]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tasks:
            task.cancel()
        for page in list(self.hub.pages):
            page.end()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope, receive, send):
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        origin = ""
        try:
            if scope["path"] not in PATHS:
                raise Refused(404)
            if scope["method"] != "POST":
                raise Refused(405)
            origin = origin_of(headers, hosts=self.hosts, trusted=self.trusted)
            body = await asyncio.wait_for(_body(receive), self.slowest)
            tickets = [pair for pair in asked_in(body, now=time.time()) if self.hub.counts(pair[0])]
            if not tickets:
                raise Refused(403)
            address = group_of(address_of((scope.get("client") or ("",))[0], headers, proxies=self.proxies))
            await self._listen(tickets, address, origin, receive, send)
        except Refused as refused:
            await _refuse(send, refused, origin)
        except (TimeoutError, ConnectionError):
            return

    async def _listen(self, tickets, address, origin, receive, send):
        person = tickets[0][0].person
        self.room.enter(person, address)
        page = self.hub.enter(tickets, now=time.time())
        gone = asyncio.create_task(_gone(receive, page))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _headers(origin)})
            back = f"retry: {round(self.hub.back_within * 1000)}\n".encode()
            while not page.is_over:
                # The position comes last: whoever has it has heard everything before it.
                frames = [*page.take(), back, _position(self.hub)]
                body = b"".join(frames)
                async with asyncio.timeout(self.slowest):
                    await send({"type": "http.response.body", "body": body, "more_body": True})
                back = b""
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self.beat):
                        await page.bell.wait()
            async with asyncio.timeout(self.slowest):
                await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            self.hub.leave(page)
            self.room.leave(person, address)


async def _gone(receive, page):
    """End the page when its reader has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
    page.end()


async def _body(receive):
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        body += message.get("body", b"")
        if len(body) > LONGEST_BODY:
            raise Refused(413)
        if not message.get("more_body"):
            return body


def _position(hub):
    here = hub.standing.here
    return f"id: {here}\n\n".encode() if here else b":\n\n"


def _headers(origin):
    return [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        # nginx keeps answers back until they are long enough, unless told.
        (b"x-accel-buffering", b"no"),
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"vary", b"origin"),
        (b"x-content-type-options", b"nosniff"),
    ]


async def _refuse(send, refused, origin):
    headers = [(b"content-type", b"text/plain"), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    if refused.retry_after:
        headers.append((b"retry-after", str(refused.retry_after).encode()))
    if origin:
        headers.append((b"access-control-allow-origin", origin.encode("latin-1")))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def listen(hub):
    """Hear of changes for ever."""
    await hear_always(ear_for(hub, connection))


async def go_round(hub):
    """What is done now and then: who came or went, what is over, and a sign that all is well."""
    due = 0.0
    while True:
        moved = hub.presence.moved()
        if is_due := time.monotonic() >= due:
            due = time.monotonic() + signs.EVERY
        people = {each: hub.presence.on(each) for each in (hub.presence.open if is_due else moved)}
        gone = {channel: () for channel in moved if channel not in people}
        # In a thread of its own: the cache may be on a disk, or on another machine.
        await asyncio.to_thread(_leave_signs, len(hub.pages) if is_due else None, people | gone)
        hub.tell_who_is_here(moved)
        hub.expire(now=time.time())
        await asyncio.sleep(ROUND)


def _leave_signs(pages, people):
    try:
        if pages is not None:
            signs.leave_alive(pages)
        for channel, keys in people.items():
            signs.leave_here(channel, keys)
    except Exception as error:
        # The cache may be away for a while; pages hear of changes all the same.
        log.warning("The cache does not keep signs of life (%s).", type(error).__name__)


application = Live(
    Hub(),
    Room(
        most=settings.LIVE_MOST_PAGES,
        each_person=settings.LIVE_MOST_EACH_PERSON,
        each_address=settings.LIVE_MOST_EACH_ADDRESS,
    ),
    hosts=settings.ALLOWED_HOSTS,
    trusted=settings.CSRF_TRUSTED_ORIGINS,
    proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    duties=(listen, go_round),
)
