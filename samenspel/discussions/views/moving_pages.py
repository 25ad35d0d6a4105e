"""Parts of a thread for pages that stand open: what changed after the turn they know."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.discussions import windows
from samenspel.discussions.showing import rows_of, shown, signs
from samenspel.discussions.views.doors import seen, seen_message
from samenspel.discussions.views.message import part_of

# Who missed more than this is shown a way to load the page anew.
MOST = 40


@require_safe
def since(request, pk, turn):
    """Messages that are new or changed since a turn, each to be put in its place; and the turn it is now.

    ``known`` in the address is the highest number the page had when it came: what is above it is new there.
    """
    found = seen(request, pk)
    known = _known(request)
    rows = rows_of(found, request.user)
    newer = rows.filter(turn__gt=turn).order_by("branch", "number")
    changed = list(newer[: MOST + 1]) if found.turn > turn else []
    new_count = sum(message.number > known for message in changed)
    is_too_much = len(changed) > MOST or found.whole_turn > turn or turn > found.turn
    nothing = {"shown": [], "seen": set()}
    context = nothing if is_too_much or not changed else shown(found, request.user, changed, upto=known)
    placed = _placed(rows, context["shown"], known)
    context |= {"discussion": found, "is_too_much": is_too_much, "placed": placed, "new_count": new_count}
    context |= {"choices": signs(), "known": known}
    return render(request, "discussions/_since.html", context)


@require_safe
def part(request, pk):
    """One message as it stands now."""
    message = seen_message(request, pk)
    return render(request, "discussions/_message.html", part_of(request, message))


def _placed(rows, shown, known):
    """(messages that belong together, the message of the page after which they stand): new ones first, while
    what they stand after is in the page as it was; then each that changed, alone and in place of itself."""
    together, alone = [], []
    group_of = {}
    for each in shown:
        before = _before(rows, each.message, known)
        if before is None:
            alone.append(([each], None))
            continue
        # After one that is new itself: they go in together, in the order one reads them.
        group = group_of.get(before)
        if group is None:
            group = []
            together.append((group, before))
        group.append(each)
        group_of[each.message.pk] = group
    return together + alone


def _before(rows, message, known):
    """The message after which a new one stands; None for one the page has already."""
    if message.number <= known:
        return None
    nearest = windows.just_before(rows, message)
    return nearest.pk if nearest else None


def _known(request):
    """The highest number the page shows already: what is above it is new there."""
    known = request.GET.get("known", "")
    return int(known) if known.isascii() and known.isdigit() and len(known) < 10 else 0
