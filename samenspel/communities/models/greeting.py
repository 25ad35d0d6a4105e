"""Words of welcome to someone who just came in."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.people.models import Person


class GreetingQuerySet(models.QuerySet):
    def by_seen(self, reader):
        """Each with ``by`` as far as ``reader`` may see them; the words of others stand without a name."""
        return self.prefetch_related(_seen_by(reader))


def show_seen(greetings, reader):
    """The same for greetings that were fetched already."""
    models.prefetch_related_objects(greetings, _seen_by(reader))


def _seen_by(reader):
    return models.Prefetch("by", queryset=Person.objects.visible_to(reader))


class Greeting(models.Model):
    membership = models.ForeignKey(
        "communities.Membership", on_delete=models.CASCADE, related_name="greetings"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)

    objects = GreetingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "by"], name="greeting_once_each")]

    def __str__(self):
        return f"{self.by} → {self.membership}"
