"""What can be reported of hackathons and learning sessions: issues, teams, what is parked, asked and seen."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.gatherings.models import Challenge, Insight, LearningQuestion, Parked, Team
from samenspel.moderation.sockets import register


def _looked_after(model, path):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""

    def look(person):
        rows = model.objects.exclude(by=person)
        if person.is_administrator:
            return rows
        return rows.filter(**{f"{path}__community__in": Community.objects.stewarded_by(person)})

    return look


def _community(thing):
    return thing.gathering.community


def _register(model, name, label, shown, path="gathering"):
    register(
        model,
        name=name,
        label=label,
        visible_to=model.objects.visible_to,
        moderated_by=_looked_after(model, path),
        near=lambda thing: [
            each.person for each in _community(thing).stewardships.current().select_related("person")
        ],
        has_work_for=lambda person: (
            person.is_administrator or Community.objects.stewarded_by(person).exists()
        ),
        made_by=lambda person: model.objects.filter(by=person),
        maker=lambda thing: thing.by,
        rules=lambda thing: clauses_of(_community(thing)),
        shown=shown,
    )


def _of_team(team):
    """What the team shares is part of it: whoever judges it reads that."""
    said = [
        ("", team.name),
        (_("what you would do"), team.idea),
        (_("what you need of others for it"), team.needs),
    ]
    interest = getattr(team, "interest", None)
    return [*said, (_("what you all want, whoever you are here for"), interest.text)] if interest else said


_register(
    Challenge,
    "challenge",
    _("issue"),
    lambda challenge: [
        ("", challenge.title),
        (_("what is the matter"), challenge.issue),
        (_("who is affected by it"), challenge.affected),
    ],
)
_register(Team, "team", _("team"), _of_team, path="challenge__gathering")
_register(
    Parked,
    "parked",
    _("what is parked"),
    lambda parked: [("", parked.words), (_("what came of it"), parked.settled)],
)
_register(LearningQuestion, "question", _("question"), lambda question: [("", question.words)])
_register(Insight, "insight", _("insight"), lambda insight: [("", insight.words)])
