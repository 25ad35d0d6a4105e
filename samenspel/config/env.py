"""Typed readers of the environment: every setting is declared once, with its meaning, where it is read.

Any ``SAMENSPEL_X`` may be given as ``SAMENSPEL_X_FILE`` instead: a path whose content is the value.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Setting:
    """One variable as an administrator meets it, in its chapter of docs/settings.md."""

    chapter: str
    name: str
    kind: str
    default: str
    meaning: str


DECLARED: dict[str, Setting] = {}
_chapters: list[str] = []


def chapter(title: str) -> None:
    """Variables declared from here on belong to this chapter of docs/settings.md."""
    _chapters.append(title)


def text(name: str, default: str = "", *, meaning: str) -> str:
    return _read(name, default, "text", meaning, str)


def truth(name: str, default: bool = False, *, meaning: str) -> bool:
    return _read(name, default, "yes or no", meaning, _truth)


def number(name: str, default: int, *, meaning: str) -> int:
    return _read(name, default, "whole number", meaning, int)


def listing(name: str, default: list[str] | None = None, *, meaning: str) -> list[str]:
    return _read(name, default or [], "list, with commas", meaning, _listing)


def folder(name: str, default: Path, *, meaning: str) -> Path:
    return _read(name, default, "folder", meaning, Path)


def database(name: str, default: str, *, meaning: str) -> dict[str, Any]:
    """A database address as Django's settings want it; ``sqlite:///path`` or ``postgres://…``."""
    return _read(name, default, "address", meaning, _database, convert_default=True)


def origin(name: str, *, meaning: str) -> str:
    """Where a house stands on the web: ``https://samen.example``, kept without a slash at the end."""
    return _read(name, "", "web address", meaning, _origin)


def _read(
    name: str,
    default: Any,
    kind: str,
    meaning: str,
    convert: Callable[[str], Any],
    *,
    convert_default: bool = False,
) -> Any:
    full = f"SAMENSPEL_{name}"
    shown = ", ".join(default) if isinstance(default, list) else str(default)
    shown = {"True": "yes", "False": "no"}.get(shown, shown)
    DECLARED[full] = Setting(_chapters[-1], full, kind, shown, meaning)
    raw = _raw(full)
    if raw is None:
        return convert(default) if convert_default else default
    try:
        return convert(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{full} is {raw!r}, which is not a {kind}: {error}") from error


def _raw(full: str) -> str | None:
    path = os.environ.get(f"{full}_FILE")
    if path:
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{full}_FILE names {path}, which cannot be read: {error}") from error
    return os.environ.get(full)


def _truth(raw: str) -> bool:
    if raw.strip().lower() in {"1", "yes", "true", "on", "ja"}:
        return True
    if raw.strip().lower() in {"0", "no", "false", "off", "nee", ""}:
        return False
    raise ValueError("write yes or no")


def _listing(raw: str) -> list[str]:
    return [part.strip() for part in raw.split(",") if part.strip()]


def _origin(raw: str) -> str:
    address = urlsplit(raw.strip().rstrip("/"))
    is_whole = address.scheme in {"http", "https"} and address.hostname and "@" not in address.netloc
    if raw.strip() and (not is_whole or address.path or address.query or address.fragment):
        raise ValueError("write it like https://samen.example, with nothing after the name")
    return address.geturl()


def _database(raw: str) -> dict[str, Any]:
    address = urlsplit(raw)
    if address.scheme == "sqlite":
        # sqlite:///relative/file and sqlite:////absolute/file, as elsewhere.
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": address.path.removeprefix("/") or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    # secure_delete: what is removed about someone is gone from the file as well.
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; "
                    "PRAGMA cache_size=-20000"
                ),
            },
        }
    if address.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(address.path.removeprefix("/")),
            "USER": unquote(address.username or ""),
            "PASSWORD": unquote(address.password or ""),
            "HOST": unquote(address.hostname or ""),
            "PORT": str(address.port or ""),
            "OPTIONS": dict(parse_qsl(address.query)),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ValueError("it should start with sqlite:// or postgres://")
