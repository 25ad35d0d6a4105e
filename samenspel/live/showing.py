"""Who lets themselves be shown as being here, and who of those somebody may see."""

from django.contrib.auth import get_user_model

from samenspel.live import signs
from samenspel.live.models import Unseen


def is_shown(person):
    """Whether others may see that ``person`` is here: unless they would rather not."""
    return not Unseen.objects.filter(person=person).exists()


def show(*, by):
    """Be shown again; a second call changes nothing."""
    Unseen.objects.filter(person=by).delete()


def hide(*, by):
    """Be shown no more, also where one is now; a second call changes nothing."""
    Unseen.objects.get_or_create(person=by)


def here_with(person, channel):
    """Others with pages open on ``channel`` whom ``person`` may see and who let themselves be shown."""
    keys = [key for key in signs.here(channel) if key != person.pk]
    if not keys:
        return []
    people = get_user_model()
    found = people.objects.visible_to(person).filter(pk__in=keys)
    return list(found.exclude(pk__in=Unseen.objects.values("person")).order_by("name", "pk"))
