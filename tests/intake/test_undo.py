"""What a set brought can be taken back as a whole; what others use stays."""

from django.utils import timezone

from samenspel.communities.models import Community
from samenspel.intake.models import Dataset, DatasetPerson
from samenspel.intake.undoing import undo
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.organisations.affiliating import affiliate
from samenspel.organisations.models import Affiliation, Organisation, Unit
from samenspel.organisations.partnering import partner
from samenspel.people.introducing import introduce
from samenspel.people.models import Person

STAFF = "id,naam,organisatie,afdeling,manager\n1,Anna,De Brink,Zorg,2\n2,Bas,De Brink,Wonen,\n"
EVENTS = "person,organisation,other,other_organisation,at\n1,,3,Elders,2024-01-01\n"


def test_undo_leaves_nothing(bring):
    bring("people", STAFF)
    bring("events", EVENTS)

    figures = undo(Dataset.objects.get())

    models = (Person, Organisation, Unit, Affiliation, Tie, CollaborationEvent, Dataset, DatasetPerson)
    assert [model.objects.count() for model in models] == [0] * len(models)
    assert figures == {"left": 3, "stayed": 0}


def test_who_was_there_before_stays(bring):
    noor = introduce(name="Noor", email="noor@samen.example")
    bring("people", "id,email\n1,noor@samen.example\n2,anna@samen.example\n")

    undo(Dataset.objects.get())

    assert list(Person.objects.all()) == [noor]


def test_who_has_signed_in_since_stays(bring):
    bring("people", STAFF)
    Person.objects.filter(name="Anna").update(last_login=timezone.now())

    figures = undo(Dataset.objects.get())

    assert Person.objects.get().name == "Anna"
    assert figures == {"left": 1, "stayed": 1}


def test_who_belongs_to_a_community_stays(bring):
    bring("people", STAFF)
    Community.start(name="De Brink", purpose="Samen goed wonen.", by=Person.objects.get(name="Anna"))

    undo(Dataset.objects.get())

    assert Person.objects.get().name == "Anna"


def test_who_stands_in_another_set_leaves_with_the_last_one(bring):
    bring("people", "id,email\n1,anna@samen.example\n", dataset="Noord")
    bring("people", "id,email\n9,anna@samen.example\n", dataset="Zuid")

    undo(Dataset.objects.get(name="Noord"))
    assert Person.objects.count() == 1

    undo(Dataset.objects.get(name="Zuid"))
    assert Person.objects.count() == 0


def test_an_organisation_others_belong_to_stays_in_the_house(bring):
    bring("people", STAFF)
    affiliate(introduce(name="Noor"), Organisation.objects.get(name="De Brink"))

    undo(Dataset.objects.get())

    assert Organisation.objects.get().dataset is None
    assert Affiliation.objects.get().person.name == "Noor"


def test_an_organisation_with_a_partner_stays(bring):
    bring("people", "id,organisatie\n1,De Brink\n", dataset="Noord")
    bring("people", "id,organisatie\n1,Elders\n", dataset="Zuid")
    partner(*Organisation.objects.all())

    undo(Dataset.objects.get(name="Noord"))

    assert set(Organisation.objects.values_list("name", flat=True)) == {"De Brink", "Elders"}
