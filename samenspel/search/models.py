"""What a thing can be found by, for each circle of people who may know it."""

from django.conf import settings
from django.db import models

from samenspel.privacy.visibility import Visibility
from samenspel.search.stemming import STEMS_MADE_BY
from samenspel.search.text_index import Matches, TextIndex


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

    kind = models.CharField(max_length=30)
    thing_id = models.BigIntegerField()
    level = models.CharField(max_length=10, choices=Visibility)
    words = models.TextField()
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
        indexes = [TextIndex(fields=["words"], name="search_doc_words")]

    def __str__(self):
        return f"{self.kind} {self.thing_id}, {self.level}"
