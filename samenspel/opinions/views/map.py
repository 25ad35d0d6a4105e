"""The map of a conversation: what unites first, then what divides, then what is uncertain; and its data."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from samenspel.opinions import access, joining
from samenspel.opinions.disclosing import ENOUGH_TO_TELL, NOTHING
from samenspel.opinions.drawing import picture
from samenspel.opinions.drawing_lines import SORTS, groups_of, lines_of, listed, ordered
from samenspel.opinions.mapping import METHOD, map_now
from samenspel.opinions.mapping_own import own_place
from samenspel.opinions.models import Statement
from samenspel.opinions.models.statement import Standing
from samenspel.opinions.views.doors import person_of, seen, who
from samenspel.ui.sending import asked

ON_A_PAGE = 100
# Below this agreement of resampled conversations the page warns that groups may be chance.
STEADY = 0.4
FIRM = {"agreement": 1.0}


@require_safe
def map_page(request, pk, slug):
    """The map for who may see it now; for others when they will, and how."""
    talk = seen(request, pk)
    participant = joining.known(talk, who(request, talk))
    person = person_of(request)
    frame = {"conversation": talk, "community": talk.community, "can_vote": access.can_vote(person, talk)}
    if not access.can_see_map(person, talk, participant):
        return render(request, "opinions/map_later.html", frame, status=403)
    now = map_now(talk)
    context = {**frame, "now": now}
    if now and now.result["people"]:
        context |= _map(request, talk, now, participant)
    response = render(request, "opinions/map.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _map(request, talk, now, participant):
    lines = lines_of(now)
    own = own_place(now, participant)
    groups = groups_of(now, lines)
    sort = asked(request, "sort") if asked(request, "sort") in SORTS else "common"
    rows = ordered(lines, sort)
    page = min(_number(asked(request, "page")), max(0, (len(rows) - 1) // ON_A_PAGE))
    return {
        "lines": lines,
        "common": listed(now, lines, "common"),
        "divides": listed(now, lines, "divides"),
        "unsure": listed(now, lines, "unsure"),
        "groups": groups,
        "is_told_exactly": any(about.get("share") for _, told in groups for _, _, about in told),
        "taken_out": talk.statements.filter(standing=Standing.REMOVED).count(),
        "own": own,
        "is_unsteady": bool(now.result["groups"]) and (now.result["sure"] or FIRM)["agreement"] < STEADY,
        "picture": picture(now.result, own),
        "rows": rows[page * ON_A_PAGE : (page + 1) * ON_A_PAGE],
        "is_table_asked": bool(asked(request, "sort")),
        "sort": sort,
        "page_before": page - 1 if page else None,
        "page_after": page + 1 if (page + 1) * ON_A_PAGE < len(rows) else None,
        "has_more_pages": len(rows) > ON_A_PAGE,
        "json_url": reverse("opinions:map_json", args=[talk.pk, talk.slug]),
        "enough_to_tell": ENOUGH_TO_TELL,
        "method": METHOD,
    }


@require_safe
def map_json(request, pk, slug):
    """The same as data: exactly what the page shows, with how many, the method and its version."""
    talk = seen(request, pk)
    participant = joining.known(talk, who(request, talk))
    if not access.can_see_map(person_of(request), talk, participant):
        return JsonResponse({"error": "later"}, status=403)
    now = map_now(talk)
    result = now.result if now else NOTHING
    rows = Statement.objects.in_play().filter(conversation=talk, pk__in=list(result["statements"]))
    texts = {str(row.pk): {"number": row.number, "text": row.text} for row in rows}
    shown = {pk: texts[pk] | cells for pk, cells in result["statements"].items() if pk in texts}
    lists = {
        name: [row for row in result.get(name, []) if str(row[0]) in texts]
        for name in ("common", "divides", "unsure")
    }
    groups = [
        group | {"told_by": [told for told in group["told_by"] if str(told["statement"]) in texts]}
        for group in result["groups"]
    ]
    about = {
        "conversation": talk.topic,
        "method": METHOD,
        "version": now.version if now else None,
        "seed": talk.seed,
        "n": result["people"],
        "at": now.at if now else None,
    }
    return JsonResponse(about | result | lists | {"groups": groups, "statements": shown})


def _number(text):
    return int(text) if text.isdigit() and len(text) < 6 else 0
