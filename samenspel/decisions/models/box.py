"""The box of an anonymous ballot: what was put in, without anything that leads back to who did.

Ballots lie in one row, sorted by what they say. They have no key, number or time, and each new one writes
the row anew; so neither order nor moment of writing tells whose a ballot is. That somebody voted stands
elsewhere (``Asked.has_voted``), without a time. What is in the box cannot be taken out again.
"""

from django.db import models


class BallotBox(models.Model):
    round = models.OneToOneField("decisions.Round", on_delete=models.CASCADE, related_name="box")
    ballots = models.JSONField(default=list)

    def __str__(self):
        return f"{self.round} ({len(self.ballots)})"
