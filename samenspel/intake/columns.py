"""Which column is which: guessed from its name and contents, with a rule for what is never taken by itself.

The rule, in order, for each column:
1. its name is a name of a field (Dutch or English) → that field, the first column wins;
2. its name tells of something sensitive (age, gender, health, …) → left out, also when it looks useful;
3. the file is about people, its name is a word for work (department, level, location, …) and it holds
   at most ``FEW`` different values in its first rows → an attribute of work;
4. otherwise → left out. Whoever imports can choose anything by hand.
"""

import re
import unicodedata

from django.utils.translation import gettext_noop

from samenspel.intake.problems import Unreadable, Wrong
from samenspel.intake.words import OF_WORK, SENSITIVE, WITHIN

ATTRIBUTE = "attribute"
LEFT_OUT = ""
FEW = 60
MAIL_ADDRESS = ("mailadres", "mailaddress")


def plain(name):
    """A column name without case, accents and punctuation: ``E-mail adres`` → ``e_mail_adres``."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare)
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")


def is_sensitive(name):
    """Whether a column name tells of something that is nobody's business at work; looks at its words too."""
    bare = plain(name)
    run_on = bare.replace("_", "")
    if run_on.endswith(MAIL_ADDRESS):
        return False
    parts = {bare, run_on, *(word.rstrip("0123456789") for word in bare.split("_"))}
    return bool(parts & SENSITIVE) or any(part in run_on for part in WITHIN)


def is_of_work(name):
    bare = plain(name)
    return not is_sensitive(name) and (bare in OF_WORK or bare.split("_")[0] in OF_WORK)


def guess(table, importer):
    """What each column probably is: {column: field name, ``attribute`` or empty for left out}."""
    sample = table.sample()
    mapping = {}
    for position, column in enumerate(table.columns):
        field = _by_name(column, _filled(sample, position), importer, set(mapping.values()))
        mapping[column] = field.name if field else LEFT_OUT
    _by_content(table, importer, mapping, sample)
    if importer.takes_attributes:
        for position, column in enumerate(table.columns):
            if mapping[column] == LEFT_OUT and is_of_work(column) and _few(sample, position):
                mapping[column] = ATTRIBUTE
    return mapping


def _by_name(column, filled, importer, taken):
    bare = plain(column).replace("_", "")
    free = [field for field in importer.fields if field.name not in taken]
    perhaps = (field for field in free if bare in field.perhaps.split() and filled)
    return next((field for field in free if bare in field.names), None) or next(
        (field for field in perhaps if all(_readable(field, cell) for cell in filled)), None
    )


def _by_content(table, importer, mapping, sample):
    """A column that holds nothing but e-mail addresses shows by itself."""
    email = importer.field("email")
    if not email or "email" in mapping.values():
        return
    for position, column in enumerate(table.columns):
        filled = _filled(sample, position)
        if mapping[column] == LEFT_OUT and filled and all(_readable(email, cell) for cell in filled):
            mapping[column] = "email"
            return


def _filled(sample, position):
    return [row[position] for row in sample if position < len(row) and row[position].strip()]


def _readable(field, cell):
    try:
        field.read(cell.strip())
    except Wrong:
        return False
    return True


def _few(sample, position):
    return len({row[position] for row in sample if position < len(row)}) <= FEW


def changed(mapping, table, importer, words):
    """``mapping`` with what is said by hand: ``field=column``, ``attribute=column``, ``=column`` (drop)."""
    mapping = dict(mapping)
    for word in words:
        name, sign, column = (part.strip() for part in word.partition("="))
        column = _column_named(column, table) if column else ""
        if not sign or (name not in (ATTRIBUTE, LEFT_OUT) and not importer.field(name)):
            raise Unreadable(
                gettext_noop("“%(word)s” is not a way to map a column."),
                gettext_noop("Write field=column, with one of the fields %(fields)s, or attribute=column."),
                word=word,
                fields=", ".join(field.name for field in importer.fields),
            )
        if name not in (ATTRIBUTE, LEFT_OUT):
            mapping = {each: LEFT_OUT if field == name else field for each, field in mapping.items()}
        if column:
            mapping[column] = name
    return mapping


def _column_named(name, table):
    for same in (lambda column: column == name, lambda column: plain(column) == plain(name)):
        found = [column for column in table.columns if same(column)]
        if len(found) == 1:
            return found[0]
    raise Unreadable(
        gettext_noop("There is no column “%(name)s”."),
        gettext_noop("The columns are: %(columns)s."),
        name=name,
        columns=", ".join(table.columns),
    )


def judge(mapping, table, importer, defaults):
    """Refuse a mapping that lacks what is required or gives one field twice; raises Unreadable."""
    given = [field for field in mapping.values() if field not in (ATTRIBUTE, LEFT_OUT)]
    for field in importer.fields:
        if given.count(field.name) > 1:
            raise Unreadable(
                gettext_noop("Two columns are both read as “%(field)s”."),
                gettext_noop("Choose one of them, and leave the other out."),
                field=str(field.label),
            )
    wanted = [(field.name,) for field in importer.fields if field.required and field.name not in defaults]
    for names in [*wanted, *importer.one_of]:
        if not set(names) & set(given):
            raise Unreadable(
                gettext_noop("There is no column for %(fields)s. The columns are: %(columns)s."),
                gettext_noop(
                    "Say which column it is, or give the file a first row with names such as %(names)s."
                ),
                fields=", ".join(str(importer.field(name).label) for name in names),
                columns=", ".join(table.columns)[:300],
                names=", ".join(names),
            )


def warnings(mapping):
    """The sensitive columns that someone chose by hand all the same."""
    return [column for column, field in mapping.items() if field != LEFT_OUT and is_sensitive(column)]
