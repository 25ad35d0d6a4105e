"""Which communities are part of which others: proposed by one, agreed to by the other."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class CommunityLink(models.Model):
    parent = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="child_links")
    child = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="parent_links")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parent", "child"], name="community_link_once")]

    def __str__(self):
        return f"{self.parent} › {self.child}"


class LinkProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class LinkProposal(models.Model):
    """That the stewards of ``child`` would like it to be part of ``parent``."""

    parent = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="proposed_children"
    )
    child = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="proposed_parents"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Beside the answer, so that the database sees to it that one asks once at a time.
    is_open = models.BooleanField(default=True)

    objects = LinkProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "child"],
                condition=models.Q(is_open=True),
                name="link_proposal_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.parent} › {self.child} ?"


class LinkAnswer(models.Model):
    proposal = models.OneToOneField(LinkProposal, on_delete=models.CASCADE, related_name="answer")
    agreed = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.proposal} {self.agreed}"
