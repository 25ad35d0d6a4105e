"""Who changed access, roles and settings: a log that only grows, and the keys by which it knows people."""

from django.conf import settings
from django.db import models

from samenspel.house.access import is_administrator


class AuditKey(models.Model):
    """Under which random key the log knows a person; it goes with them, and then the key leads nowhere."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="audit_key"
    )
    key = models.CharField(max_length=32, unique=True)

    def __str__(self):
        return self.key


class AuditHead(models.Model):
    """The end of the chain, in one row: who appends holds it, so that no two follow the same event."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self):
        return str(self.number)


class AuditEventQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self if is_administrator(person) else self.none()

    def latest_first(self):
        return self.order_by("-number")


class AuditEvent(models.Model):
    """One change, its row carrying the hash of the one before. No names stand in it, only keys.

    The database itself refuses to change or remove a row (``chaining.stand_fast``).
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    # Who did it and whom it concerns, by ``AuditKey.key``; empty is the house itself, or nobody.
    by_key = models.CharField(max_length=32, blank=True)
    person_key = models.CharField(max_length=32, blank=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    said = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by_key", "-number"], name="audit_by"),
            models.Index(fields=["person_key", "-number"], name="audit_person"),
            models.Index(fields=["verb", "-number"], name="audit_verb"),
            models.Index(fields=["at"], name="audit_at"),
        ]

    def __str__(self):
        return f"{self.number} {self.verb}"

    @property
    def template_name(self):
        """The sentence: ``communities.steward_made`` is ``communities/audit/steward_made.html``."""
        room, name = self.verb.split(".")
        return f"{room}/audit/{name}.html"
