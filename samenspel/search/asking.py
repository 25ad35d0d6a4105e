"""A question in words: every word must fit in one of its forms; the last one may be unfinished.

A form that is several words (a tuple) fits when all of them do: “buurttuin” as “buurt” and “tuin”. Beside
words there are marks: exact signs such as ``c:12`` that a room gives its things, to filter by.
"""

from dataclasses import dataclass
from typing import Any

from samenspel.search.stemming import forms_of, words_asked


@dataclass(frozen=True)
class Question:
    """All of ``groups`` must fit; a group fits when one of its forms does. A form with * is a beginning."""

    groups: tuple[tuple[str | tuple[str, ...], ...], ...]

    def __bool__(self):
        return bool(self.groups)

    def for_sqlite(self):
        return " AND ".join(f"({' OR '.join(map(_fts, group))})" for group in self.groups)

    def for_postgresql(self):
        return " & ".join(f"({' | '.join(map(_tsquery, group))})" for group in self.groups)


@dataclass(frozen=True)
class Either:
    """One of several questions must fit."""

    questions: tuple[Any, ...]

    def __bool__(self):
        return any(self.questions)

    def for_sqlite(self):
        return " OR ".join(f"({question.for_sqlite()})" for question in self.questions if question)

    def for_postgresql(self):
        return " | ".join(f"({question.for_postgresql()})" for question in self.questions if question)


@dataclass(frozen=True)
class All:
    """Every one of several questions must fit; those that ask nothing do."""

    questions: tuple[Any, ...]

    def __bool__(self):
        return any(self.questions)

    def for_sqlite(self):
        return " AND ".join(f"({question.for_sqlite()})" for question in self.questions if question)

    def for_postgresql(self):
        return " & ".join(f"({question.for_postgresql()})" for question in self.questions if question)


def asks(text, *, unfinished=True):
    """The question that a text typed by someone asks; empty when it has no words.

    unfinished   whether the last word may be the beginning of one, as while typing
    """
    words = words_asked(text)
    groups = [sorted(forms_of(word)) for word in words]
    if words and unfinished and len(words[-1]) > 1:
        groups[-1].append(f"{words[-1]}*")
    return Question(tuple(map(tuple, groups)))


def any_of(question):
    """The same question, content with one word of all."""
    forms = tuple(dict.fromkeys(form for group in question.groups for form in group))
    return Question((forms,) if forms else ())


def marked(*marks):
    """The question for things that carry one of these marks."""
    return Question((marks,) if marks else ())


def _fts(form):
    if isinstance(form, tuple):
        return f"({' AND '.join(map(_fts, form))})"
    return f'"{form[:-1]}"*' if form.endswith("*") else f'"{form}"'


def _tsquery(form):
    if isinstance(form, tuple):
        return f"({' & '.join(map(_tsquery, form))})"
    return f"'{form[:-1]}':*" if form.endswith("*") else f"'{form}'"
