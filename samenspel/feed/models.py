"""One thing that happened: who did what, about which thing, where and when."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspel.feed.sockets import NOWHERE, VERBS
from samenspel.privacy.conditions import worked_out_once


class EntryQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Entries whose verb lets ``person`` see what they are about; an unknown verb is seen by nobody.

        For a few entries; a page of news is read by ``feed.reading``, which does not grow with the feed.
        """
        seen = Q(pk__in=[])
        for verb in VERBS.values():
            kind = ContentType.objects.get_for_model(verb.model)
            things = verb.visible_to(person).order_by().values("pk")
            seen |= Q(verb=verb.name, about_type=kind, about_id__in=things)
        return self.filter(seen)

    def with_things(self):
        """With what their sentences need, in one query a kind of thing."""
        things = {}
        for verb in VERBS.values():
            things.setdefault(verb.model, set()).update(verb.related)
        querysets = [model.objects.select_related(*sorted(related)) for model, related in things.items()]
        return self.select_related("by").prefetch_related(GenericPrefetch("about", querysets))

    def latest_first(self):
        return self.order_by("-at", "-pk")


class Entry(models.Model):
    verb = models.CharField(max_length=60)
    # The kind of news, as the verb said when it was told: one chooses by it.
    kind = models.CharField(max_length=30)
    # The number of the community it happened in. No key: the feed lies under the rooms that tell.
    place = models.BigIntegerField(default=NOWHERE)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, db_index=False)
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")

    objects = EntryQuerySet.as_manager()

    class Meta:
        # One for each way news is chosen (feed.candidates): a page is read from one end of one of these.
        indexes = [
            models.Index(fields=["-at", "-id"], name="entry_by_time"),
            models.Index(fields=["place", "-at", "-id"], name="entry_of_place"),
            models.Index(fields=["place", "kind", "-at", "-id"], name="entry_of_place_kind"),
            models.Index(fields=["kind", "-at", "-id"], name="entry_of_kind"),
            models.Index(fields=["by", "-at", "-id"], name="entry_by_person"),
            models.Index(fields=["about_type", "about_id"], name="entry_about"),
        ]

    def __str__(self):
        return f"{self.verb} {self.about_id}"

    @property
    def template_name(self):
        """The sentence for this entry: ``work.result_published`` is ``work/feed/result_published.html``."""
        room, name = self.verb.split(".")
        return f"{room}/feed/{name}.html"
