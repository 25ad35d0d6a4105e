"""In which order things stand that were found, and why: whole numbers only, the same on every database.

    words      0-1000   how well each word fits, times three in the title, times how rare it is
    title      0-300    all words are in the title, well spelled; the more of the title they are, the more
    new        0-100    in bands: a week, a month, a quarter, a year; what lasts counts as of this quarter
    near       0-80     it stands in a community one is in, or is of people one works with

Words decide; new and near decide between things whose words fit alike. Never: how many people looked, whom
others like, who paid.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from samenspel.search.stemming import words_in
from samenspel.search.understanding import OTHERWISE, PART, TYPED

WORDS, TITLE, WHOLE_TITLE, NEAR = 1000, 100, 200, 80
TITLE_TIMES = 3
# Up to so many things that have a word → how much it counts.
RARITY = ((10, 6), (100, 5), (1000, 4))
COMMON = 3
DAY = timedelta(days=1)
COUNTED = RARITY[-1][0] + 1
BANDS = ((7, 100), (31, 80), (92, 50), (366, 25))
LASTING = 50

IN_TITLE = _("All your words are in the title.")
PARTLY_IN_TITLE = _("Your words are in the title and in the text.")
IN_TEXT = _("Your words are in the text.")
MOST_WORDS = _("Not all of your words are in it.")
AS_PART = _("A word of yours is part of a longer one here, or stands here in two parts.")
OTHERWISE_SPELLED = _("A word is spelled otherwise here.")
IS_NEAR = _("It is close to you: of a community you are in, or of people you work with.")
THIS_WEEK = _("It is of the past week.")
THIS_MONTH = _("It is of the past month.")


@dataclass
class Fit:
    """How well one thing fits what was asked, and the reasons in sentences."""

    points: int = 0
    is_near: bool = False
    days: int | None = None
    # For each word that was asked: (how it fits, whether in the title), or None.
    words: list = field(default_factory=list)

    @property
    def is_plain(self):
        """Whether every word is there, spelled as it was typed or in another form."""
        return all(fit and fit[0] != OTHERWISE for fit in self.words)

    @property
    def reasons(self):
        fits = [fit for fit in self.words if fit]
        hows = {how for how, in_title in fits}
        titled = sum(in_title for how, in_title in fits)
        if len(fits) < len(self.words):
            yield MOST_WORDS
        elif fits:
            yield IN_TITLE if titled == len(fits) else PARTLY_IN_TITLE if titled else IN_TEXT
        if OTHERWISE in hows:
            yield OTHERWISE_SPELLED
        if PART in hows:
            yield AS_PART
        if self.days is not None and self.days <= BANDS[1][0]:
            yield THIS_WEEK if self.days <= BANDS[0][0] else THIS_MONTH
        if self.is_near:
            yield IS_NEAR


def weight_of(count):
    """How much a word counts that ``count`` things have."""
    return next((weight for most, weight in RARITY if count <= most), COMMON)


def fit_of(doc, asked, weights, *, now, is_near, lasting):
    """The ``Fit`` of a row; ``asked``: the ``ways`` of each word that was asked, each word of its weight."""
    said = f" {doc.words}"
    tokens = set(doc.words.split(" "))
    fits = [_how_it_fits(ways, tokens, said) for ways in asked]
    fit = Fit(is_near=is_near, words=fits)
    if not lasting and (at := doc.at) is not None:
        fit.days = max(0, (now - at) // DAY)
    fit.points = _of_words(fits, weights) + _of_title(doc, fits) + _of_age(fit.days, lasting)
    fit.points += NEAR if is_near else 0
    return fit


def _how_it_fits(ways, tokens, said):
    best = None
    for how, in_title, in_text in ways:
        if in_title.is_in(tokens, said):
            fit = (how, True)
            return fit if best is None or how * TITLE_TIMES > best[0] else best
        if best is None and in_text.is_in(tokens, said):
            best = (how, False)
    return best


def _of_words(fits, weights):
    most = sum(TYPED * TITLE_TIMES * weight for weight in weights)
    got = sum(
        fit[0] * (TITLE_TIMES if fit[1] else 1) * weight
        for fit, weight in zip(fits, weights, strict=True)
        if fit
    )
    return WORDS * got // most if most else 0


def _of_title(doc, fits):
    if not fits or not all(fit and fit[1] and fit[0] != OTHERWISE for fit in fits):
        return 0
    long = len(words_in(doc.title)) or 1
    return TITLE + WHOLE_TITLE * min(len(fits), long) // long


def _of_age(days, lasting):
    if days is None:
        return LASTING if lasting else 0
    return next((points for upto, points in BANDS if days <= upto), 0)
