"""The lines of a text that say why it was found, with the words marked; safe, whatever people wrote."""

from django.utils.html import escape
from django.utils.safestring import mark_safe

from samenspel.search.stemming import WORD, fold, forms_of

LONG = 240
BEFORE = 60


class Marker:
    """Knows the words that were asked, in all forms they fit in."""

    def __init__(self, words):
        forms = [form for word in words for forms in word.fits.values() for form in forms]
        flat = {each for form in forms for each in (form if isinstance(form, tuple) else (form,))}
        self.begun = tuple(form[:-1] for form in flat if form.endswith("*"))
        self.whole = {form for form in flat if not form.endswith("*")}

    def title(self, text):
        """All of a short text, with its marks."""
        return self._marked(text, list(self._places(text)))

    def lines(self, text):
        """The part of a text in which most of the words stand close together; its beginning without any."""
        text = " ".join(text.split())
        places = list(self._places(text))
        start = self._best(text, places)
        end = min(len(text), start + LONG)
        start, end = _at_words(text, start, end)
        inside = [(a - start, b - start, form) for a, b, form in places if a >= start and b <= end]
        return self._around(text, start, end, self._marked(text[start:end], inside))

    def _around(self, text, start, end, marked):
        return mark_safe(f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}")  # noqa: S308 (escaped below)

    def _places(self, text):
        for found in WORD.finditer(text):
            word = fold(found.group())
            if self.whole & {word, *forms_of(word)} or (self.begun and word.startswith(self.begun)):
                yield found.start(), found.end(), word

    @staticmethod
    def _best(text, places):
        """Where to begin: so that as many different words as can be are in sight."""
        best, start = 0, 0
        for number, (a, _b, _word) in enumerate(places[:200]):
            seen = {word for at, upto, word in places[number : number + 40] if upto <= a + LONG - BEFORE}
            if len(seen) > best:
                best, start = len(seen), max(0, a - BEFORE)
        return start if len(text) > LONG else 0

    @staticmethod
    def _marked(text, places):
        parts, last = [], 0
        for a, b, _word in places:
            parts += [escape(text[last:a]), "<mark>", escape(text[a:b]), "</mark>"]
            last = b
        return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308 (all of it was escaped here)


def _at_words(text, start, end):
    """The same stretch, cut between words."""
    if start:
        start = text.find(" ", start, start + 30) + 1 or start
    if end < len(text):
        cut = text.rfind(" ", max(start, end - 30), end)
        end = cut if cut > start else end
    return start, end
