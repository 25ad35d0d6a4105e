"""Up in the hierarchy of competences; a competence may stand below several others."""

from samenspel.people.models import CompetenceLink


def broader_of(ids):
    """{competence: itself and everything it is a kind of}, for each of ``ids``."""
    ups = _links(ids)
    return {pk: _reached(pk, ups) for pk in ids}


def _links(ids):
    """{narrower: broader ones} for all links met on the way up from ``ids``, a query for each storey."""
    found, storey = {}, set(ids)
    while storey:
        links = CompetenceLink.objects.filter(narrower__in=storey).values_list("narrower_id", "broader_id")
        found |= dict.fromkeys(storey, ())
        for start, end in list(links):
            found[start] = (*found[start], end)
        storey = {end for start in storey for end in found[start]} - found.keys()
    return found


def _reached(pk, ways):
    reached, ahead = {pk}, [pk]
    while ahead:
        for end in ways.get(ahead.pop(), ()):
            if end not in reached:
                reached.add(end)
                ahead.append(end)
    return reached
