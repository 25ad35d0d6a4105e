"""The words that occur, and by which keys they are found when someone spells them otherwise.

    =fiets          the word itself: for what begins with something
    <steif          backwards: for what ends with something, as compounds do
    ~fets ~fies …   with one letter left out: two words that share such a key are a slip of the keyboard apart
    %fts            how it sounds: for slips that sound the same
    @mr             the same for the words of names, where any spelling of one sound will do

Plain rows and plain equality, so that both databases find the same words; nothing is asked of extensions.
"""

from django.db import connection

from samenspel.search.asking import Question
from samenspel.search.models import KnownWord, SearchDoc
from samenspel.search.sounding import sound_of
from samenspel.search.stemming import forms_of
from samenspel.search.text_index import counted

SHORTEST, LONGEST = 4, 24
# A part of a compound is at least so long, and what stands beside it too; longer than this it says enough.
SHORTEST_PART, SHORTEST_REST = 4, 3
MOST_LOOKED_AT, MOST_PARTS, MOST_NEAR = 2000, 60, 12
# Rows written or asked for in one question; words counted in one.
ROWS_AT_A_TIME, AT_A_TIME = 4000, 400
# Ends of words that are no words there: “vergadering” has nothing to do with a ring.
ENDS = frozenset(
    """
    ring ling ding ning ting king ping heid lijk lijke isch ische schap achtig baar loos eren elen enen
    teit isme atie tie ster sters aar aars ieren ding dend rend tend lend ment ness able ible tion sion
    ship less full ings ated ting ster ence ance ized ised
    """.split()  # noqa: SIM905 (a list of words reads better as a text)
)
VOWELS = frozenset("aeiouy")


def keys_of(word, *, is_name=False):
    """By what a word can be looked up."""
    yield f"={word}"
    if is_name and len(word) > 1:
        yield f"@{sound_of(word)}"
    if not (SHORTEST <= len(word) <= LONGEST) or not word.isalpha():
        return
    yield f"<{word[::-1]}"
    yield f"%{sound_of(word)}"
    yield from (f"~{each}" for each in _shorter(word))


def learn(words, *, stems=(), names=(), known=None):
    """Keep words; those of names also by their sound, stems only to know that they occur.

    known   a set of what is kept, for many in a row. What comes in at the same moment elsewhere is not kept
            twice, and the order is the same for all who write.
    """
    known = set() if known is None else known
    words, names, stems = set(words), set(names), set(stems) - set(words)
    new = {("", word) for word in words} | {("@", name) for name in names} | {("=", stem) for stem in stems}
    new = {(sign, word) for sign, word in new if sign + word not in known}
    there = _there({_first_key(sign, word) for sign, word in new})
    rows = set()
    for sign, word in new:
        if (_first_key(sign, word), word) not in there:
            keys = [f"={word}"] if sign == "=" else keys_of(word, is_name=sign == "@")
            rows |= {(key, word) for key in keys}
    _keep(sorted(rows))
    known |= {sign + word for sign, word in new}


def _first_key(sign, word):
    """The key by which one sees whether it is kept already: a word that came as a stem has not all yet."""
    if sign == "@":
        return f"@{sound_of(word)}"
    is_looked_up = not sign and SHORTEST <= len(word) <= LONGEST and word.isalpha()
    return f"<{word[::-1]}" if is_looked_up else f"={word}"


def _keep(rows):
    table = KnownWord._meta.db_table
    with connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_AT_A_TIME):
            some = rows[start : start + ROWS_AT_A_TIME]
            values = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(
                f"INSERT INTO {table} (key, word) VALUES {values} ON CONFLICT DO NOTHING",  # noqa: S608 (our names)
                [value for row in some for value in row],
            )


def _there(keys):
    keys, found = sorted(keys), set()
    for start in range(0, len(keys), ROWS_AT_A_TIME):
        some = keys[start : start + ROWS_AT_A_TIME]
        found |= set(KnownWord.objects.filter(key__in=some).values_list("key", "word"))
    return found


def parts_of_compounds(words):
    """{word: words that begin or end with it}, for those long enough; the shortest first."""
    fits = [word for word in words if len(word) >= SHORTEST_PART and word.isalpha()]
    found = {word: set() for word in fits}
    for word in fits:
        found[word] |= {each for each in _beginning(f"={word}") if _is_rest(each[len(word) :])}
        if word not in ENDS:
            ends = _beginning(f"<{word[::-1]}")
            found[word] |= {each for each in ends if _is_rest(each[: -len(word)])}
    return {word: sorted(found[word], key=lambda each: (len(each), each))[:MOST_PARTS] for word in fits}


def splits_of(words):
    """{word: [(first, second), …]}: how a word falls apart in two that occur, as they stand or as a stem."""
    ways = {word: list(_ways(word)) for word in words if len(word) >= 2 * SHORTEST_REST and word.isalpha()}
    parts = {part for pairs in ways.values() for pair in pairs for part in pair}
    occurring = {word for key, word in _there([f"={part}" for part in parts])}
    found = {}
    for word, pairs in ways.items():
        known = [pair for pair in pairs if occurring.issuperset(pair)]
        found[word] = sorted(known, key=lambda pair: -min(map(len, pair)))[:3]
    return found


def _ways(word):
    for at in range(SHORTEST_REST, len(word) - SHORTEST_REST + 1):
        first, second = word[:at], word[at:]
        firsts = {first, *(first.removesuffix(link) for link in ("s", "en", "n", "e", "er"))}
        for one in firsts:
            if len(one) >= SHORTEST_REST:
                for other in forms_of(second):
                    if len(other) >= SHORTEST_REST:
                        yield one, other


def near(words):
    """{word: words that occur and are a slip or a sound away}, the nearest first."""
    keys = {word: set(_keys_asked(word)) for word in words if len(word) >= SHORTEST and word.isalpha()}
    there = _there(set().union(*keys.values())) if keys else set()
    found = {}
    for word, own in keys.items():
        by = {}
        for key, other in there:
            if key in own and other != word:
                apart = distance(word, other)
                if apart <= _most_apart(word, other, is_name=key[0] == "@"):
                    by[other] = min(apart, by.get(other, apart))
        found[word] = sorted(by, key=lambda each: (by[each], each))[:MOST_NEAR]
    return found


def _keys_asked(word):
    yield f"@{sound_of(word)}"
    yield f"%{sound_of(word)}"
    yield from (f"~{each}" for each in _shorter(word))


def _most_apart(word, other, *, is_name):
    shorter = min(len(word), len(other))
    if is_name:
        return max(3, shorter // 2)
    return 1 if shorter < 8 else 2 if shorter < 12 else 3


def distance(one, other):
    """How many letters are left out, put in, changed or swapped with their neighbour between two words."""
    before, last = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _shorter(word):
    """The word, and each word it is with one letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_rest(rest):
    return len(rest) >= SHORTEST_REST and not VOWELS.isdisjoint(rest)


def _beginning(key):
    """Words with a key that begins so; no more are looked at than a page can wait for."""
    rows = KnownWord.objects.filter(key__startswith=key)
    if connection.vendor == "sqlite":
        # Its LIKE looks through everything.
        rows = KnownWord.objects.filter(key__gte=key, key__lt=key[:-1] + chr(ord(key[-1]) + 1))
    return list(rows.values_list("word", flat=True)[:MOST_LOOKED_AT])


def forget_unused():
    """Drop words that occur no more, as of what was erased; gives how many. For a night."""
    gone, last = 0, 0
    plain = KnownWord.objects.filter(key__startswith="=").order_by("pk")
    while rows := list(plain.filter(pk__gt=last)[:AT_A_TIME]):
        last = rows[-1].pk
        gone += forget_those_unused([row.word for row in rows])
    return gone


def forget_those_unused(words):
    """Of some hundreds of words at most, drop those that occur no more; gives how many."""
    asked = [Question(((word,),)) for word in words]
    counts = counted(SearchDoc._meta.db_table, asked, most=1)
    unused = [word for word, count in zip(words, counts, strict=True) if not count]
    keys = {key for word in unused for key in keys_of(word, is_name=True)}
    KnownWord.objects.filter(key__in=keys, word__in=unused).delete()
    return len(unused)
