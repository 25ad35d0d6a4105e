"""What can be reported of hackathons and learning sessions: issues, teams, what is parked, asked and seen."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.gatherings.models import Challenge, Insight, LearningQuestion, Parked, Team

AT = "gathering__community"


def _of_team(team):
    """What the team shares is part of it: whoever judges it reads that."""
    said = [
        ("", team.name),
        (_("what you would do"), team.idea),
        (_("what you need of others for it"), team.needs),
    ]
    interest = getattr(team, "interest", None)
    return [*said, (_("what you all want, whoever you are here for"), interest.text)] if interest else said


reportable(
    Challenge,
    name="challenge",
    label=_("issue"),
    path=AT,
    shown=lambda challenge: [
        ("", challenge.title),
        (_("what is the matter"), challenge.issue),
        (_("who is affected by it"), challenge.affected),
    ],
)
reportable(Team, name="team", label=_("team"), path=f"challenge__{AT}", shown=_of_team)
reportable(
    Parked,
    name="parked",
    label=_("what is parked"),
    path=AT,
    shown=lambda parked: [("", parked.words), (_("what came of it"), parked.settled)],
)
for model, name, label in ((LearningQuestion, "question", _("question")), (Insight, "insight", _("insight"))):
    reportable(model, name=name, label=label, path=AT, shown=lambda thing: [("", thing.words)])
