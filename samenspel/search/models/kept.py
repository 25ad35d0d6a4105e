"""Searches somebody keeps, to hear of what is new in them."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from samenspel.search.sockets import KINDS as FOUND_KINDS
from samenspel.search.sockets import PLACE


class SavedSearch(models.Model):
    """What somebody looks for, to hear of it when there is something new."""

    MOST = 20

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    words = models.CharField(max_length=200)
    # Narrowed to kinds that stand together ("result"), and to a community; empty for all.
    group = models.CharField(max_length=30, blank=True)
    place_id = models.BigIntegerField(null=True, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    # What came to be found before this moment was looked at.
    looked_until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "words", "group", "place_id"],
                nulls_distinct=False,
                name="saved_search_once",
            )
        ]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        said = {"q": self.words, "kind": self.group, "community": getattr(self.place, "slug", "")}
        asked = urlencode({name: value for name, value in said.items() if value})
        return f"{reverse('search:search')}?{asked}"

    @property
    def place(self):
        """The community it is narrowed to, as far as who keeps it may see that still."""
        if self.place_id is None:
            return None
        return FOUND_KINDS[PLACE].visible_to(self.person).filter(pk=self.place_id).first()

    def is_of(self, choice):
        """Whether this is what is asked now."""
        place = choice.place.pk if choice.place else None
        return (self.words, self.group, self.place_id) == (choice.words, choice.group, place)


class SavedHitQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of one's own searches, of things one may see today."""
        if person is None or not person.is_authenticated:
            return self.none()
        seen = models.Q(pk__in=[])
        for name, kind in FOUND_KINDS.items():
            if kind.words:
                seen |= models.Q(kind=name, thing_id__in=kind.visible_to(person).order_by().values("pk"))
        return self.filter(seen, search__person=person)


class SavedHit(models.Model):
    """That a search that is kept met a thing, then or later: a person hears of it once."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="hits")
    kind = models.CharField(max_length=30)
    thing_id = models.BigIntegerField()
    title = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = SavedHitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "kind", "thing_id"], name="saved_hit_once")]

    def __str__(self):
        return f"{self.search}: {self.kind} {self.thing_id}"
