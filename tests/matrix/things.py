"""What the rows speak of: things of the cast as arguments of addresses, and what is sent."""

from itertools import combinations

from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.intake import running
from samenspel.intake.models import Dataset, DatasetPerson
from samenspel.networks.models import Tie
from samenspel.networks.snapshots import take_dataset, take_house
from samenspel.people.introducing import introduce


def nothing(cast):
    """What a browser sends with every form."""
    return {"csrfmiddlewaretoken": "not asked for in tests"}


def house(cast):
    """The ties of this house, frozen."""
    take_house()
    return {"slug": "house"}


def harbour(visibility):
    """A dataset of twelve people, each tied to all others of their half, that Anna brought in."""

    def given(cast):
        name = f"harbour-{visibility}"
        dataset, is_new = Dataset.objects.get_or_create(
            slug=name, defaults={"name": name, "visibility": visibility, "imported_by": cast.anna}
        )
        if is_new:
            people = [introduce(name=f"Haven {number}") for number in range(12)]
            for person in people:
                DatasetPerson.objects.create(dataset=dataset, key=person.handle, person=person)
            for half in (people[:6], people[6:]):
                for person, other in combinations(half, 2):
                    Tie.objects.create(dataset=dataset, relation="advice", person=person, other=other)
            take_dataset(dataset)
        return {"slug": dataset.slug}

    return given


def file_read(cast):
    """A file of people that Anna chose and has not said yes to."""
    file = SimpleUploadedFile("mensen.csv", b"naam;e-mail\nPia Prins;pia@samen.example\nQuinten Quist;\n")
    run = running.begin(file, kind="people", by=cast.anna)
    running.look(run)
    return {"pk": run.pk}


def same(given):
    return given


def workshop(cast):
    return {"slug": cast.workshop.slug}


def garden(cast):
    return {"slug": cast.garden.slug}


def circle(cast):
    return {"slug": cast.circle.slug}


def request(cast):
    return {"slug": cast.garden.slug, "pk": cast.request.pk}


def secretary(cast):
    return {"slug": cast.workshop.slug, "pk": cast.secretary.pk}


def secretary_role(cast):
    return {"slug": cast.workshop.slug, "pk": cast.secretary.role_id}


def handle(name):
    return lambda cast: {"handle": getattr(cast, name).handle}


def result(name):
    return lambda cast: {"pk": getattr(cast, name).pk, "slug": getattr(cast, name).slug}


def result_number(name):
    return lambda cast: {"pk": getattr(cast, name).pk}


def a_community(cast):
    return {"name": "Lief en leed", "purpose": "Niemand alleen.", "kind": "working", "openness": "open"} | {
        "visibility": "public",
        "stage": "alive",
    }


def a_result(cast):
    return {
        "community": cast.workshop.pk,
        "title": "Een bankje bij de vijver",
        "kind": "achieved",
        "story": "Het staat er.",
        "visibility": "public",
        "credits-TOTAL_FORMS": 0,
        "credits-INITIAL_FORMS": 0,
        "links-TOTAL_FORMS": 0,
        "links-INITIAL_FORMS": 0,
    }


def a_profile(cast):
    return {"name": "Iemand anders", "visibility": "public"}
