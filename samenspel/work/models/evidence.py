"""That someone's competence showed in a result they had a part in."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction


class EvidenceQuerySet(models.QuerySet):
    def standing(self):
        """Evidence holds as long as the person stands among those who contributed."""
        return self.filter(
            result__contributions__person=models.F("skill__person"),
            result__contributions__confirmed_at__isnull=False,
        )


class Evidence(models.Model):
    skill = models.ForeignKey("people.Skill", on_delete=models.CASCADE, related_name="evidence_rows")
    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="evidence_rows")

    objects = EvidenceQuerySet.as_manager()

    MOST = 5

    class Meta:
        ordering = ("-result__published_at", "pk")
        constraints = [models.UniqueConstraint(fields=["skill", "result"], name="evidence_once")]

    def __str__(self):
        return f"{self.skill}: {self.result}"

    @classmethod
    @transaction.atomic
    def choose(cls, skill, results, *, by):
        """Let exactly these results stand as evidence; only one's own skill and results one had a part in."""
        mine = {
            result.pk for result in results if result.contributions.confirmed().filter(person=by).exists()
        }
        if by != skill.person or len(mine) != len(results) or len(results) > cls.MOST:
            raise PermissionDenied
        cls.objects.filter(skill=skill).exclude(result__in=mine).delete()
        for result in results:
            cls.objects.get_or_create(skill=skill, result=result)
