"""Who may do what: notifications. Everyone who is signed in has their own."""

from django.utils import timezone

from samenspel.communities.models import Greeting
from samenspel.mail.models import Letter
from samenspel.notifications import stopping
from samenspel.notifications.models import Notification, PushPlace
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from tests.matrix.row import Row

# fmt: off
ONE_S_OWN = "sign-in see see see see see see see"
GOES_ON = "sign-in go-on go-on go-on go-on go-on go-on go-on"


def a_greeting(cast):
    """Sami is greeted in De Wijkwerkplaats, and hears of it; not read yet."""
    membership = cast.workshop.membership_of(cast.sami)
    greeting, _new = Greeting.objects.get_or_create(membership=membership, by=cast.noor)
    notify("communities.greeted", to=[cast.sami], about=greeting, by=cast.noor, community=cast.workshop)
    return Notification.objects.get(kind="communities.greeted", about_id=greeting.pk)


def a_letter_to_stop(cast):
    """The address beneath a letter to somebody whom no other row knows."""
    said = {"name": "Stien van de post", "email": "stien@stopt.example", "introduced_at": timezone.now()}
    stien, _new = Person.objects.get_or_create(handle="stien-van-de-post", defaults=said)
    return stopping.token_for(Letter(person=stien, kind="communities.joined"))


def a_device(cast):
    """Sami is told on a telephone."""
    said = {"p256dh": "B", "auth": "A", "called": "Firefox"}
    endpoint = "https://push.example/sami"
    return PushPlace.objects.get_or_create(endpoint=endpoint, person=cast.sami, defaults=said)[0]


#    visitor light elsewhere left removed member steward admin
ROWS = [
    Row("notifications:inbox", ONE_S_OWN, given=a_greeting),
    Row("notifications:mark", ONE_S_OWN, is_page=False),
    Row("notifications:read", "only-post", is_page=False),
    Row("notifications:read", GOES_ON, post=lambda cast: {"newest": "1"}),
    Row("notifications:open", "sign-in hidden hidden hidden hidden go-on hidden hidden",
        args=lambda row: {"pk": row.pk}, given=a_greeting),
    Row("notifications:choices", ONE_S_OWN),
    Row("notifications:choices", GOES_ON,
        post=lambda cast: {"by_mail": "proposed", "zone": "Europe/Amsterdam"}),
    Row("notifications:choices_in", "sign-in hidden hidden hidden hidden see see hidden",
        args=lambda cast: {"place": cast.workshop.pk}),
    Row("notifications:choices_in", "sign-in hidden hidden hidden hidden go-on go-on hidden",
        args=lambda cast: {"place": cast.workshop.pk}, post=lambda cast: {"how": "nothing"}),
    Row("service_worker", "see", is_page=False),
    Row("notifications:add_device", "only-post", is_page=False),
    Row("notifications:add_device", GOES_ON, post=lambda cast: {"endpoint": "nothing"}),
    Row("notifications:remove_device", "only-post", args=lambda cast: {"pk": 1}, is_page=False),
    Row("notifications:remove_device", "sign-in hidden hidden hidden hidden go-on hidden hidden",
        given=a_device, args=lambda place: {"pk": place.pk}, post=lambda place: {}),
    Row("notifications:stop", "see", given=a_letter_to_stop, args=lambda token: {"token": token}),
    Row("notifications:stop", "see", given=a_letter_to_stop, args=lambda token: {"token": token},
        post=lambda token: {"what": "kind"}),
    Row("notifications:stop", "hidden", args=lambda cast: {"token": "cut-off"}, note="cut off"),
]
