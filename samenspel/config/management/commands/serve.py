"""``samenspel serve``: web server, live process, worker and what runs at night, together until stopped."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenspel.config import serving

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
MOST_WORKERS = 4


class Command(BaseCommand):
    help = "Runs the web server, the live process and the worker beside each other until stopped with Ctrl-C."
    stealth_options = ("when_ready",)

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="Address to listen on (127.0.0.1).")
        parser.add_argument("--port", type=int, default=8000, help="Port to listen on (8000).")
        parser.add_argument(
            "--workers", type=int, default=0, help="Web processes (one a core, at most four)."
        )
        parser.add_argument(
            "--next-free", action="store_true", help="When the port is taken, take the next one that is free."
        )
        parser.add_argument(
            "--live-port", type=int, help="Port open pages listen at (the first free one after --port)."
        )
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--web-only", action="store_true", help="Start the web server alone.")
        only.add_argument("--worker-only", action="store_true", help="Start the worker alone.")
        only.add_argument("--live-only", action="store_true", help="Start the live process alone, on --port.")

    def handle(self, *, host, port, next_free, worker_only, live_only, **options):
        if worker_only:
            self._run([serving.worker(), serving.nightly(), serving.hourly(), *serving.mail_in()])
            return
        if settings.DEMO and host not in LOOPBACK:
            raise CommandError("The demo runs on this machine only: leave --host out, or SAMENSPEL_DEMO.")
        port = self._port(host, port, next_free)
        if live_only:
            self._run([self._live(host, port)])
        else:
            self._serve(host, port, **options)

    def _serve(self, host, port, *, workers, live_port, web_only, when_ready=None, **options):
        beside, where = [], settings.LIVE_PORT
        if not web_only:
            where = live_port or self._free_after(host, port)
            beside = [
                self._live(host, where),
                serving.worker(),
                serving.nightly(),
                serving.hourly(),
                *serving.mail_in(),
            ]
        web = serving.web(host=host, port=port, workers=workers or _cores(), live_port=where)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        if settings.DEMO:
            # The demo stands where it says it does, whichever port was free.
            for child in (web, *beside):
                child.environment["SAMENSPEL_ADDRESS"] = address
        self._run(
            [web, *beside],
            answers=lambda: serving.answers(host, port),
            when_ready=lambda: (when_ready or self._say)(address),
        )

    def _live(self, host, port):
        return serving.live(host=host, port=port, most=settings.LIVE_MOST_PAGES)

    def _run(self, children, **rest):
        try:
            serving.run(children, **rest)
        except serving.CannotServe as error:
            raise CommandError(f"The {error} keeps stopping; the lines above say why.") from error

    def _port(self, host, port, next_free):
        if serving.is_free(host, port):
            return port
        if not next_free:
            raise CommandError(f"Port {port} is taken by another program. Choose another one with --port.")
        other = self._free_after(host, port)
        self.stderr.write(f"Port {port} is taken by another program, so {other}.")
        return other

    def _free_after(self, host, port):
        other = next((each for each in range(port + 1, port + 100) if serving.is_free(host, each)), None)
        if other is None:
            raise CommandError(f"Port {port} and the hundred after it are taken. Choose one with --port.")
        return other

    def _say(self, address):
        self.stdout.write(f"Samenspel runs on {address}")


def _cores():
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, MOST_WORKERS)
