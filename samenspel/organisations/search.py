"""What can be found of this room: organisations, by all their names and what they do."""

from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models import Affiliation, Organisation
from samenspel.privacy.visibility import is_signed_in
from samenspel.search.sockets import Said, Shown, add_near, findable


def organisations_said(organisations):
    for each in organisations:
        said = Said(each.pk)
        said.entitle(each.visibility, each.name)
        said.say(
            each.visibility, *each.other_names.split("|"), each.code, each.domain, each.place, each.about
        )
        yield said


def _shown(organisations, viewer):
    for each in organisations:
        words = [each.spoken_names, each.place, each.about]
        yield Shown(each.name, each.get_absolute_url(), " · ".join(filter(None, words)))


def _mine(viewer):
    return Affiliation.objects.current().confirmed().filter(person=viewer).values("organisation")


def _own(viewer, ids):
    """One's own organisations."""
    if not is_signed_in(viewer):
        return ()
    return _mine(viewer).filter(organisation__in=ids).values_list("organisation", flat=True)


def _colleagues(viewer, ids):
    """People of one's own organisation, as far as one may know that they are."""
    if not is_signed_in(viewer):
        return ()
    rows = Affiliation.objects.current().confirmed().filter(person__in=ids, organisation__in=_mine(viewer))
    return rows.values_list("person", flat=True)


findable(
    Organisation,
    name="organisation",
    said=organisations_said,
    words=_("Organisations"),
    one=_("Organisation"),
    shown=_shown,
    lasting=True,
    is_named=True,
)
add_near("organisation", _own)
add_near("person", _colleagues)
