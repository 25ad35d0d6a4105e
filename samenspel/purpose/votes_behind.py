"""How people voted on what stands behind a sentence: only what the map of their conversation says aloud."""

from django.utils.translation import gettext as _

from samenspel.opinions.access import can_see_map
from samenspel.opinions.mapping import map_now
from samenspel.opinions.models import Participant


def votes_on(statements, viewer):
    """{statement: lines of votes, over all and per group}, as the map discloses them to ``viewer``."""
    talks = {each.conversation_id: each.conversation for each in statements}
    maps = {pk: _map_for(talk, viewer) for pk, talk in talks.items()}
    return {each.pk: _lines(maps[each.conversation_id], each) for each in statements}


def _map_for(conversation, viewer):
    who = viewer if viewer is not None and viewer.is_authenticated else None
    mine = Participant.objects.filter(conversation=conversation, person=who).first() if who else None
    now = map_now(conversation) if can_see_map(viewer, conversation, mine) else None
    return now.result if now else None


def _lines(result, statement):
    cells = (result or {}).get("statements", {}).get(str(statement.pk))
    if not cells or not cells["all"]:
        return []
    everyone = _("Everyone: %s") % _said(cells["all"])
    groups = [
        _("Group %(name)s: %(said)s") % {"name": name, "said": _said(cell)}
        for name, cell in cells["groups"].items()
    ]
    return [everyone, *groups]


def _said(cell):
    """Shares in words, with of how many; what is not shown is not named."""
    words = {"agree": _("agree"), "disagree": _("disagree"), "pass": _("pass")}
    if "mostly" in cell:
        shown = [_("mostly %s") % words[cell["mostly"]]]
    else:
        shown = [f"{round(cell[side] * 100)} % {word}" for side, word in words.items() if side in cell]
    return _("%(shares)s (of %(n)s)") % {"shares": ", ".join(shown) or _("divided"), "n": cell["n"]}
