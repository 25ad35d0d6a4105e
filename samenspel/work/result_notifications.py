"""What people hear of from results: that they are named, and are asked whether that may be."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import AT_ONCE, kind
from samenspel.work.models import Contribution, Result

kind(
    "work.named",
    Contribution,
    words=_("Someone names me in a result"),
    visible_to=lambda person: Contribution.objects.standing().filter(
        person=person, result__in=Result.objects.visible_to(person)
    ),
    url=lambda contribution: reverse("work:credit", args=[contribution.result_id]),
    related=("result",),
    again=True,
    own_letter=True,
    by_mail=AT_ONCE,
)
