"""What waits in this main for one person: that letters to them do not arrive."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.mail import bounces


def for_person(person):
    return [
        (
            _("Letters to %s do not arrive. Look what you can do about it.") % rest.address,
            reverse("mail:addresses"),
            rest.since,
        )
        for rest in bounces.rests_of([person.email])
    ]
