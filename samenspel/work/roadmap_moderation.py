"""What can be reported of the roadmap: initiatives, calls, experiments, and the words of an offer."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import register
from samenspel.work.models import Call, Experiment, Initiative, Offer


def _looked_after(model, made_by):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""

    def look(person):
        rows = model.objects.exclude(**{made_by: person})
        if person.is_administrator:
            return rows
        return rows.filter(community__in=Community.objects.stewarded_by(person))

    return look


def _register(model, name, label, made_by, shown):
    register(
        model,
        name=name,
        label=label,
        visible_to=model.objects.visible_to,
        moderated_by=_looked_after(model, made_by),
        near=lambda thing: [
            each.person for each in thing.community.stewardships.current().select_related("person")
        ],
        has_work_for=lambda person: (
            person.is_administrator or Community.objects.stewarded_by(person).exists()
        ),
        made_by=lambda person: model.objects.filter(**{made_by: person}),
        maker=lambda thing: getattr(thing, made_by),
        rules=lambda thing: clauses_of(thing.community),
        shown=shown,
    )


_register(
    Initiative,
    "initiative",
    _("initiative"),
    "started_by",
    lambda initiative: [("", initiative.title), (_("what it is about, and for whom"), initiative.about)],
)
_register(
    Call,
    "call",
    _("call"),
    "by",
    lambda call: [("", call.title), (_("what it is about"), call.about), (_("where"), call.place)],
)
_register(
    Offer,
    "offer",
    _("offer"),
    "person",
    lambda offer: [(offer.name, offer.words)],
)
_register(
    Experiment,
    "experiment",
    _("experiment"),
    "by",
    lambda experiment: [("", experiment.question), (_("what you try"), experiment.trying)],
)
