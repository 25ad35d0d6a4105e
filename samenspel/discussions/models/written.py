"""Words that stay for those they were written for, wherever they stand later; also of rooms above."""

from django.db import models

from samenspel.privacy.visibility import Visibility


class Written(models.Model):
    """For whom words were written: how openly their place stood then, and in which community.

    What inherits this says in ``by`` who wrote them.
    """

    written_for = models.CharField(max_length=10, choices=Visibility, editable=False)
    written_in = models.ForeignKey(
        "communities.Community", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        abstract = True
