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
from samenspel.search.text_index import counted

SHORTEST, LONGEST = 4, 24
# Rows written or asked for in one question; words counted in one.
ROWS_AT_A_TIME, AT_A_TIME = 4000, 400


def keys_of(word, *, is_name=False):
    """By what a word can be looked up."""
    yield f"={word}"
    if is_name and len(word) > 1:
        yield f"@{sound_of(word)}"
    if not (SHORTEST <= len(word) <= LONGEST) or not word.isalpha():
        return
    yield f"<{word[::-1]}"
    yield f"%{sound_of(word)}"
    yield from (f"~{each}" for each in without_one(word))


def learn(words, *, stems=(), names=(), known=None):
    """Keep words; those of names also by their sound, stems only to know that they occur.

    known   a set of what is kept, for many in a row. What comes in at the same moment elsewhere is not kept
            twice, and the order is the same for all who write.
    """
    known = set() if known is None else known
    words, names, stems = set(words), set(names), set(stems) - set(words)
    new = {("", word) for word in words} | {("@", name) for name in names} | {("=", stem) for stem in stems}
    new = {(sign, word) for sign, word in new if sign + word not in known}
    there = kept_under({_first_key(sign, word) for sign, word in new})
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


def kept_under(keys):
    """(key, word) of what is kept under one of ``keys``."""
    keys, found = sorted(keys), set()
    for start in range(0, len(keys), ROWS_AT_A_TIME):
        some = keys[start : start + ROWS_AT_A_TIME]
        found |= set(KnownWord.objects.filter(key__in=some).values_list("key", "word"))
    return found


def without_one(word):
    """The word, and each word it is with one letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


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
