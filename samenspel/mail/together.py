"""Letters of one reader that go as one: the newest of those that are due says them all, the others stay here.

Which letters do so, their composer says (``sockets.composer``). Each stays a row of its own, so that nothing
is told twice; that they were put together is saved before any of them is taken up.
"""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from samenspel.mail.models import Letter
from samenspel.mail.sockets import AS_ONE

# In ``said`` of the one that goes: the others it speaks for, and whether it is silent about itself.
WITH, SILENT = "with", "silent"


def put_together(at):
    """Of the letters due at ``at`` to the same reader make one, for each composer that says several."""
    rows = Letter.objects.waiting(at).filter(late__in=list(AS_ONE)).order_by().values("person", "late")
    several = rows.annotate(number=Count("pk")).filter(number__gt=1)
    for person, late in several.values_list("person", "late"):
        _as_one(person, late, at)


def all_in(letter):
    """The letters that ``letter`` speaks for, itself among them unless it is silent, the oldest first."""
    others = Letter.objects.filter(pk__in=letter.said.get(WITH, [])).select_related("person", "by")
    itself = [] if letter.said.get(SILENT) else [letter]
    return sorted([*others, *itself], key=lambda each: (each.written_at, each.pk))


@transaction.atomic
def leave_out(person):
    """What ``person`` did stands in no letter that goes still; what others did in the same letter does."""
    speaking = Letter.objects.open().filter(late__in=list(AS_ONE), said__has_key=WITH)
    for letter in speaking.select_for_update():
        rest = list(
            Letter.objects.filter(pk__in=letter.said[WITH]).exclude(by=person).values_list("pk", flat=True)
        )
        letter.said[WITH] = sorted(rest)
        if letter.by_id == person.pk and rest:
            letter.said[SILENT], letter.by, letter.answers = True, None, ""
        letter.save(update_fields=["said", "by", "answers"])


@transaction.atomic
def _as_one(person, late, at):
    rows = Letter.objects.waiting(at).filter(person=person, late=late).order_by("written_at", "pk")
    letters = list(rows.select_for_update())
    if len(letters) < 2:  # Another worker did it meanwhile.
        return
    *others, newest = letters
    there = {pk for each in letters for pk in _spoken_for(each)}
    newest.said = {**newest.said, WITH: sorted(there - {newest.pk})}
    AS_ONE[late](newest, others)
    newest.save(update_fields=["said", "thread", "answers"])
    said = {"dropped_at": timezone.now(), "why": "stands in a letter with others"}
    Letter.objects.filter(pk__in=[each.pk for each in others]).update(**said)


def _spoken_for(letter):
    return {*letter.said.get(WITH, []), *([] if letter.said.get(SILENT) else [letter.pk])}
