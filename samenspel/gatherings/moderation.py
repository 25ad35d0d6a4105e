"""What can be reported of this room: gatherings with their agenda and minutes, and agreements."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.gatherings.models import Commitment, Gathering
from samenspel.moderation.sockets import register


def _looked_after(model):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""

    def look(person):
        rows = model.objects.exclude(by=person)
        if person.is_administrator:
            return rows
        return rows.filter(community__in=Community.objects.stewarded_by(person))

    return look


def _register(model, name, label, shown):
    register(
        model,
        name=name,
        label=label,
        visible_to=model.objects.visible_to,
        moderated_by=_looked_after(model),
        near=lambda thing: [
            each.person for each in thing.community.stewardships.current().select_related("person")
        ],
        has_work_for=lambda person: (
            person.is_administrator or Community.objects.stewarded_by(person).exists()
        ),
        made_by=lambda person: model.objects.filter(by=person),
        maker=lambda thing: thing.by,
        rules=lambda thing: clauses_of(thing.community),
        shown=shown,
    )


def _shown(gathering):
    """The minutes are part of it: whoever judges it reads them."""
    said = [("", gathering.title), (_("what it is for"), gathering.about), (_("where"), gathering.place)]
    said += [(_("agenda"), f"{item.title}\n{item.words}".strip()) for item in gathering.agenda_items.all()]
    parts = gathering.minutes_parts.select_related("item").order_by("item__order", "pk")
    return said + [(_("minutes"), part.text) for part in parts if part.text]


_register(Gathering, "gathering", _("gathering"), _shown)
_register(Commitment, "commitment", _("agreement"), lambda commitment: [("", commitment.what)])
