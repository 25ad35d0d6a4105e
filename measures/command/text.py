"""Figures as aligned text for reading on a screen."""

from typing import Any


def as_text(found: dict[str, Any]) -> str:
    """One figure a line, names left, values aligned; nested figures indented."""
    return "\n".join(_lines(found, "")) + "\n"


def _lines(found: dict[str, Any], indent: str) -> list[str]:
    width = max((len(str(name)) for name, value in found.items() if not _is_nested(value)), default=0)
    lines = []
    for name, value in found.items():
        if _is_nested(value):
            lines += [f"{indent}{name}", *_lines(value, indent + "  ")]
        else:
            lines.append(f"{indent}{name:<{width}}  {_value(value)}")
    return lines


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)


def _value(value: Any) -> str:
    if value is None or value == {} or value == []:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.9g}" if value != int(value) else str(int(value))
    if isinstance(value, list):
        shown = [" ".join(map(_value, one)) if isinstance(one, list) else _value(one) for one in value[:15]]
        more = f" … ({len(value)} in all)" if len(value) > 15 else ""
        return ", ".join(shown) + more
    return str(value)
