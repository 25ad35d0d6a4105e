"""Putting a decision, a rule or an indicator beside the purpose: what it serves and where it rubs, in the
words of people, each tied to a sentence of the contract if they like."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.privacy import discretion
from samenspel.purpose import contract_access as access
from samenspel.purpose.models import PurposeTest, Seconding, TestClosing, TestReading, Version
from samenspel.purpose.rounds import NotYet
from samenspel.search.indexing import forget, index

MOST_READINGS = 20


@transaction.atomic
def ask(community, *, by, title, once=None, at=None, **rest):
    """Put something beside the purpose as it reads now; the same ``once`` gives the test it gave before."""
    if not access.can_test(by, community):
        raise PermissionDenied
    version = Version.now_of(community)
    if version is None:
        raise NotYet(_("There is no purpose yet to put this beside."))
    try:
        with transaction.atomic():
            test = PurposeTest.objects.create(
                community=community,
                version=version,
                title=title,
                by=by,
                once=once,
                at=at or timezone.now(),
                **rest,
            )
    except IntegrityError:
        return PurposeTest.objects.get(by=by, once=once)
    index("purpose_test", [test])
    return test


def read(test, *, by, side, words, sentence=None, once=None, at=None):
    """Say what it serves, or where it rubs; the same ``once`` says it once."""
    with transaction.atomic():
        test = PurposeTest.objects.select_for_update().get(pk=test.pk)
        if not access.can_read_in(by, test) or (sentence and sentence.version_id != test.version_id):
            raise PermissionDenied
        before = TestReading.objects.filter(person=by, once=once).first() if once else None
        if before:
            return before
        if test.readings.filter(person=by).count() >= MOST_READINGS:
            raise NotYet(_("You said a lot about this already. Leave some room for others."))
        return TestReading.objects.create(
            test=test,
            person=by,
            side=side,
            words=words,
            sentence=sentence,
            once=once,
            at=at or timezone.now(),
        )


def unsay(reading, *, by):
    """Take one's own words back, as long as the test is open."""
    if reading.person_id != by.pk or not access.can_read_in(by, reading.test):
        raise PermissionDenied
    reading.delete()


def second(reading, *, by, at=None):
    """See the same as someone else; one does not second oneself, and twice is once."""
    if not access.can_read_in(by, reading.test) or reading.person_id == by.pk:
        raise PermissionDenied
    return Seconding.objects.get_or_create(reading=reading, person=by, defaults={"at": at or timezone.now()})[
        0
    ]


def unsecond(reading, *, by):
    """Take that back; a second time changes nothing."""
    if not access.can_read_in(by, reading.test):
        raise PermissionDenied
    Seconding.objects.filter(reading=reading, person=by).delete()


@transaction.atomic
def close(test, *, by, conclusion, at=None):
    """Close it with what one concludes; the first conclusion counts until it is opened again."""
    test = PurposeTest.objects.select_for_update().get(pk=test.pk)
    if not access.can_close_test(by, test):
        raise PermissionDenied
    return TestClosing.objects.get_or_create(
        test=test, defaults={"conclusion": conclusion, "by": by, "at": at or timezone.now()}
    )[0]


def reopen(test, *, by):
    """Open it again; a second time changes nothing."""
    if not access.can_close_test(by, test):
        raise PermissionDenied
    TestClosing.objects.filter(test=test).delete()


@transaction.atomic
def take_back(test, *, by):
    """Remove a test that nobody else said something about."""
    if test.by_id != by.pk or not access.can_close_test(by, test):
        raise PermissionDenied
    if test.readings.exclude(person=by).exists():
        raise NotYet(_("Others said something about this. Close it with a conclusion instead."))
    forget("purpose_test", [test.pk])
    test.delete()


@dataclass(frozen=True)
class Column:
    """One side of a test: the words of people, what is seen by most first, and how many are on this side."""

    side: TestReading.Side
    readings: list
    people: discretion.Disclosed

    @property
    def words(self):
        return self.side.label


def columns(test, viewer):
    """What it serves and where it rubs, in people's own words; nobody is named beside their words."""
    seen = TestReading.objects.visible_to(viewer).filter(test=test).select_related("sentence")
    seen = seen.annotate(seconds=Count("secondings")).order_by("-seconds", "at", "pk")
    seconded = _seconded_by(viewer, test)
    found = []
    for side in TestReading.Side:
        rows = [reading for reading in seen if reading.side == side]
        for reading in rows:
            # Whoever wrote it sees it, and so do those who said they see the same.
            reading.seen_by_count = discretion.count(reading.seconds + 1)
            reading.is_seconded = reading.seconds > 0
            reading.is_mine = reading.person_id == getattr(viewer, "pk", None)
            reading.is_mine_too = reading.pk in seconded
        found.append(Column(side, rows, discretion.count(len(_people(rows)))))
    return found


def _people(rows):
    pks = [reading.pk for reading in rows]
    wrote = {reading.person_id for reading in rows}
    return wrote | set(Seconding.objects.filter(reading__in=pks).values_list("person", flat=True))


def _seconded_by(viewer, test):
    mine = Seconding.objects.filter(person=getattr(viewer, "pk", None), reading__test=test)
    return set(mine.values_list("reading", flat=True))
