"""What reports, hidings and appeals share: they are about one thing of whatever room."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from samenspel.moderation.sockets import KINDS


class AboutQuerySet(models.QuerySet):
    def about(self, thing):
        return self.filter(about_type=ContentType.objects.get_for_model(thing), about_id=thing.pk)

    def moderated_by(self, person):
        """Those about things that ``person`` looks after, and did not make."""
        return self.filter(self._among(lambda kind: kind.moderated_by(person)))

    def of_things_by(self, person):
        """Those about things that ``person`` made."""
        return self.filter(self._among(lambda kind: kind.made_by(person)))

    def _among(self, things_of):
        found = Q(pk__in=[])
        for kind in KINDS.values():
            things = things_of(kind)
            if things is not None:
                about = ContentType.objects.get_for_model(kind.model)
                found |= Q(about_type=about, about_id__in=things.order_by().values("pk"))
        return found


class About(models.Model):
    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def kind(self):
        """What rooms say about things like this, or None for a kind that is no longer there."""
        return KINDS.get(self.about_type.model_class())
