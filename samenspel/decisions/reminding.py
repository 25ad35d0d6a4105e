"""Letters at night: to who has not answered yet, once; and to who has to write down what came of it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from samenspel.decisions import figures
from samenspel.decisions.letters import tell
from samenspel.decisions.models import Proposal, Round

BEFORE = timedelta(days=2)


def rounds_now(proposals):
    """The rounds that are asked now in some proposals."""
    newer = Round.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    return Round.objects.filter(~Exists(newer), proposal__in=proposals).exclude(opened_at=None)


def remind(*, on=None):
    """Write to who was asked and has not answered, two days before the end; says to how many people."""
    on = on or timezone.localdate()
    soon = rounds_now(Proposal.objects.open()).filter(last_day__gte=on, last_day__lte=on + BEFORE)
    soon = soon.exclude(questions_until__gte=on).exclude(proposal__community__stage="closed")
    return sum(_remind_of(round) for round in soon.select_related("proposal__community").order_by("pk"))


@transaction.atomic
def _remind_of(round):
    """Whoever may not see the proposal any more is not written to: it may have been hidden."""
    rows = figures.unanswered(round).filter(reminded_at=None, person__introduced_at__isnull=False)
    reminded = 0
    for asked in rows.select_related("person", "round__proposal"):
        if Proposal.objects.visible_to(asked.person).filter(pk=round.proposal_id).exists():
            told = {"kind": "decisions.reminder", "about": asked}
            tell("reminder", asked.person, round.proposal, round=round, **told)
            asked.reminded_at = timezone.now()
            asked.save(update_fields=["reminded_at"])
            reminded += 1
    return reminded


def ask_for_outcomes(*, on=None):
    """The day after the end, write to who proposed that the outcome is theirs to write; says to how many."""
    yesterday = (on or timezone.localdate()) - timedelta(days=1)
    ended = rounds_now(Proposal.objects.open()).filter(last_day=yesterday, opened_at__isnull=False)
    ended = ended.exclude(proposal__community__stage="closed").exclude(proposal__by=None)
    ended = ended.select_related("proposal__community", "proposal__by")
    rounds = list(ended.order_by("pk"))
    for round in rounds:
        told = {"kind": "decisions.outcome_due", "about": round}
        tell("outcome_due", round.proposal.by, round.proposal, round=round, **told)
    return len(rounds)
