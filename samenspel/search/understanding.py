"""What somebody may have meant with the words they typed: each word in all forms it is looked for in."""

from dataclasses import dataclass, field

from samenspel.search import compounds, slips
from samenspel.search.asking import Either, Question
from samenspel.search.stemming import forms_of, words_asked

LONGEST_QUESTION = 200
LONG_ENOUGH = 6
# How well a word fits: as it was typed, in another form, begun, as a part of a compound, spelled otherwise.
HOWS = TYPED, FORM, BEGUN, PART, OTHERWISE = 6, 5, 4, 3, 1


@dataclass(frozen=True)
class Way:
    """Forms of a word, put so that it is quick to see whether one of them is among the words of a row."""

    whole: frozenset
    pairs: tuple
    begun: tuple

    @classmethod
    def of(cls, forms, mark=""):
        plain = [f"{mark}{form}" for form in forms if not isinstance(form, tuple)]
        return cls(
            frozenset(form for form in plain if not form.endswith("*")),
            tuple({f"{mark}{each}" for each in form} for form in forms if isinstance(form, tuple)),
            tuple(f" {form[:-1]}" for form in plain if form.endswith("*")),
        )

    def is_in(self, tokens, said):
        """``tokens``: the words of a row; ``said``: the same as a text, each behind a space."""
        return (
            not self.whole.isdisjoint(tokens)
            or any(pair <= tokens for pair in self.pairs)
            or any(begun in said for begun in self.begun)
        )


@dataclass
class Word:
    """A word that was asked, with by how it fits the forms that do; a pair fits when both are there."""

    typed: str
    fits: dict[int, list] = field(default_factory=dict)

    def ways(self):
        """(how it fits, the ``Way`` in which it does so in a title, in a text), the best first."""
        return [
            (how, Way.of(self.fits[how], "t:"), Way.of(self.fits[how])) for how in HOWS if how in self.fits
        ]

    def forms(self, *, otherwise):
        return tuple(
            form for how, forms in self.fits.items() if otherwise or how != OTHERWISE for form in forms
        )


def understood(text, *, unfinished=True):
    """The words of a question with their forms; at most eight words count."""
    typed = words_asked((text or "")[:LONGEST_QUESTION])
    words = [Word(word, {TYPED: [word], FORM: sorted(forms_of(word) - {word})}) for word in typed]
    parts = compounds.parts_of_compounds({form for word in typed for form in forms_of(word)})
    splits = compounds.splits_of(typed)
    for word in words:
        wider = dict.fromkeys(each for form in sorted(forms_of(word.typed)) for each in parts.get(form, ()))
        forms = set(forms_of(word.typed))
        word.fits[PART] = [*splits.get(word.typed, ()), *(each for each in wider if each not in forms)]
    if words and unfinished and len(typed[-1]) > 1:
        words[-1].fits[BEGUN] = compounds.begun_with(typed[-1])
    return words


def spelled_otherwise(words):
    """The same words, also as what occurs and looks or sounds like them or like their stems."""
    asked = {word.typed: _spellings(word.typed) for word in words}
    near = slips.near({form for forms in asked.values() for form in forms})
    for word in words:
        forms = asked[word.typed]
        others = dict.fromkeys(each for form in forms for each in near.get(form, ()))
        word.fits[OTHERWISE] = list(dict.fromkeys(form for each in others for form in sorted(forms_of(each))))
    return words


def _spellings(typed):
    """The word and those of its stems that are long enough to say which word it may have been."""
    return [typed, *sorted(form for form in forms_of(typed) if form != typed and len(form) >= LONG_ENOUGH)]


def question_of(words, *, otherwise=False):
    return Question(tuple(word.forms(otherwise=otherwise) for word in words))


def in_the_title(question):
    """The same question of titles alone."""
    return Question(tuple(tuple(map(_titled, group)) for group in question.groups))


def all_but_one(question):
    """Content when one word does not fit; None when there are too few words for that."""
    groups = question.groups
    if len(groups) < 2:
        return None
    return Either(tuple(Question(groups[:at] + groups[at + 1 :]) for at in range(len(groups))))


def _titled(form):
    return tuple(map(_titled, form)) if isinstance(form, tuple) else f"t:{form}"
