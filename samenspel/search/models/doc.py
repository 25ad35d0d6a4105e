"""What a thing can be found by, for each circle of people who may know it; and the words that occur."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.privacy.visibility import Visibility
from samenspel.search.stemming import STEMS_MADE_BY
from samenspel.search.text_index import Matches, TextIndex

LEVELS = (Visibility.PUBLIC, Visibility.SIGNED_IN, Visibility.MEMBERS, Visibility.PRIVATE)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HOUR = 3600
# How many bits of its number say which thing a row is of, of what kind, and for which circle of people.
OF_THING, OF_KIND, OF_CIRCLE = 28, 12, 2
BESIDE = OF_THING + OF_KIND + OF_CIRCLE


def hour_of(moment):
    """Where what was said in the hour of ``moment`` begins among all rows."""
    return max(0, int((moment - LONG_AGO).total_seconds()) // HOUR) << BESIDE


def number_of(kind, thing_id, level, at):
    """The number of a row: by the hour, then what it is. So both databases give the newest first by itself,
    without sorting all that match."""
    thing = (thing_id & ((1 << OF_THING) - 1)) << (OF_KIND + OF_CIRCLE)
    return hour_of(at or LONG_AGO) | thing | kind.number << OF_CIRCLE | LEVELS.index(level)


def moment_of(number):
    """The hour a row is of, or None when what it says has no moment."""
    hours = number >> BESIDE
    return LONG_AGO + timedelta(hours=hours) if hours else None


class SearchDocQuerySet(models.QuerySet):
    def of(self, kind):
        return self.filter(kind=kind)

    def matching(self, question):
        return self.filter(Matches(question)) if question else self.none()

    def known_to(self, levels, *, fellows=None, own=None):
        """Rows whose words the viewer may know.

        levels    the visibilities open to them for every thing
        fellows   a query of ids of things of which they may know what is for members
        own       the ids of things of which they may know everything
        """
        seen = models.Q(level__in=levels)
        if fellows is not None:
            seen |= models.Q(level=Visibility.MEMBERS, thing_id__in=fellows)
        if own is not None:
            seen |= models.Q(level__in=[Visibility.MEMBERS, Visibility.PRIVATE], thing_id__in=own)
        return self.filter(seen)


class SearchDoc(models.Model):
    """The words of one thing at one visibility: those of that visibility and of all more open ones.

    A row stands only where it says more than the row before it. Who may see the thing itself is not decided
    here but by ``visible_to`` of the thing.
    """

    # Given by ``number_of``, not counted by the database.
    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=30)
    thing_id = models.BigIntegerField()
    level = models.CharField(max_length=10, choices=Visibility)
    title = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    # When the act that said it had it indexed, and where it stands.
    found_since = models.DateTimeField(default=timezone.now)
    place_id = models.BigIntegerField(null=True)
    within = models.CharField(max_length=50, blank=True)
    stems_made_by = models.CharField(max_length=20, default=STEMS_MADE_BY)
    # Whom the words are about: they go when this person goes.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="search_docs"
    )

    objects = SearchDocQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing_id", "level"], name="search_doc_once_a_level")
        ]
        indexes = [
            TextIndex(fields=["words"], name="search_doc_words"),
            models.Index(fields=["found_since"], name="search_doc_by_moment"),
        ]

    def __str__(self):
        return f"{self.kind} {self.thing_id}, {self.level}"


class KnownWord(models.Model):
    """A word that occurs somewhere, by one of the keys it is looked up by when someone spells it otherwise.

    ``vocabulary`` makes the keys; nobody is shown these rows, only what is found with them.
    """

    key = models.CharField(max_length=70)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [
            # Ordered by sign on both databases, so that words with one beginning stand together.
            models.UniqueConstraint(
                fields=["key", "word"],
                name="known_word_once_a_key",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
            )
        ]

    def __str__(self):
        return f"{self.key} → {self.word}"
