"""Who may do what, address by address: the whole answer on one page.

Every address has at least one row, and each row is really asked for by all six. After the address it reads:

    visitor    not signed in
    elsewhere  Vera: member of De Zorgkring only
    left       Bram: was a member of De Wijkwerkplaats and De Buurttuin
    member     Sami: of both
    steward    Noor: of both
    admin      Anna: administrator, member of nothing

and what they meet is one of:

    see        the page (200)
    sign-in    the page for signing in
    go-on      done, or not needed any more: another page (302)
    refused    known to exist, not allowed (403)
    hidden     as if it did not exist (404)
    mend       the form again, with what is wrong (422)
    only-post  asked for without a form (405)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.intake import running
from samenspel.intake.models import Dataset, DatasetPerson
from samenspel.networks.models import Tie
from samenspel.networks.snapshots import take_dataset, take_house
from samenspel.people.introducing import introduce

KINDS = ("visitor", "elsewhere", "left", "member", "steward", "admin")
PERSON = {
    "visitor": None,
    "elsewhere": "vera",
    "left": "bram",
    "member": "sami",
    "steward": "noor",
    "admin": "anna",
}
CODES = {200: "see", 403: "refused", 404: "hidden", 405: "only-post", 422: "mend"}


@dataclass(frozen=True)
class Row:
    name: str
    meets: str
    args: Callable = lambda cast: {}
    # What is sent, as a function of the cast; None asks for the page.
    post: Callable | None = None
    query: str = ""
    # Says which of several rows of one address this is.
    note: str = ""
    # False for what a program reads or someone keeps: JSON, CSV, style sheets.
    is_page: bool = True
    # What must exist beyond the cast; its answer is handed to ``args`` and ``post`` in place of the cast.
    given: Callable = field(default=lambda cast: cast)

    def __str__(self):
        return " ".join(filter(None, (self.name, self.note, "(form)" if self.post else "")))

    @property
    def expected(self):
        words = self.meets.split()
        return dict(zip(KINDS, words * 6 if len(words) == 1 else words, strict=False))


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
    }


def a_profile(cast):
    return {"name": "Iemand anders", "visibility": "public"}


ONLY_ADMIN = "sign-in refused refused refused refused see"
ONLY_ADMIN_GOES_ON = "sign-in refused refused refused refused go-on"
ONLY_ADMIN_FINDS = "hidden hidden hidden hidden hidden see"

#                                visitor  elsewhere left     member   steward  admin
ROWS = [
    Row("home:home", "see"),
    # --- communities
    Row("communities:communities", "see"),
    Row("communities:start", "sign-in  see     see      see      see      see"),
    Row("communities:start", "sign-in  go-on   go-on    go-on    go-on    go-on", post=a_community),
    Row("communities:community", "see", workshop, note="open to all"),
    Row("communities:community", "hidden see see see see see", garden, note="for who is signed in"),
    Row("communities:community", "hidden see hidden hidden hidden see", circle, note="for members"),
    Row("communities:people", "see", workshop, note="open to all"),
    Row("communities:people", "hidden see hidden hidden hidden see", circle, note="for members"),
    Row("communities:care", "sign-in refused refused refused see see", workshop),
    Row("communities:care", "sign-in refused refused refused go-on go-on", workshop, post=a_community),
    Row("communities:join", "sign-in see see go-on go-on see", workshop, note="open"),
    Row("communities:join", "sign-in go-on go-on go-on go-on go-on", workshop, post=nothing, note="open"),
    Row("communities:join", "sign-in see see go-on go-on see", garden, note="by asking"),
    Row("communities:join", "sign-in go-on go-on go-on go-on go-on", garden, post=nothing, note="by asking"),
    Row("communities:join", "sign-in go-on hidden hidden hidden refused", circle, note="by invitation"),
    Row("communities:leave", "sign-in go-on go-on see see go-on", workshop),
    Row("communities:leave", "sign-in go-on go-on go-on go-on go-on", workshop, post=nothing),
    Row("communities:requests", "sign-in refused refused refused see see", garden),
    Row("communities:requests", "sign-in see hidden hidden hidden see", circle, note="of another"),
    Row("communities:welcome", "sign-in refused refused refused go-on go-on", request, post=nothing),
    Row("communities:welcome", "sign-in only-post only-post only-post only-post only-post", request),
    Row("communities:decline", "sign-in refused refused refused mend mend", request, post=nothing),
    Row("communities:decline", "sign-in only-post only-post only-post only-post only-post", request),
    Row("communities:roles", "sign-in refused refused refused see see", workshop),
    Row(
        "communities:roles",
        "sign-in refused refused refused go-on go-on",
        workshop,
        post=lambda cast: {"name": "Gastheer", "needed": 1, "open_to": "members"},
    ),
    Row(
        "communities:grant",
        "sign-in refused refused refused go-on go-on",
        secretary_role,
        post=lambda cast: {"person": cast.noor.pk},
    ),
    Row("communities:grant", "sign-in only-post only-post only-post only-post only-post", secretary_role),
    Row("communities:hand_back", "sign-in hidden hidden go-on go-on go-on", secretary, post=nothing),
    Row("communities:hand_back", "sign-in only-post only-post only-post only-post only-post", secretary),
    # --- people
    Row("people:people", "see"),
    Row("people:person", "hidden see see see see see", handle("sami"), note="for who is signed in"),
    Row("people:person", "hidden see hidden hidden hidden see", handle("vera"), note="for fellow members"),
    Row("people:profile", "sign-in see see see see see"),
    Row("people:profile", "sign-in go-on go-on go-on go-on go-on", post=a_profile),
    # --- organisations
    Row("organisations:organisations", "see"),
    Row("organisations:organisation", "see", lambda cast: {"slug": cast.municipality.slug}),
    # --- results
    Row("work:results", "see"),
    Row("work:result", "see", result("result"), note="for all"),
    Row("work:result", "hidden hidden hidden see see see", result("inner_result"), note="for members"),
    Row("work:result", "hidden see hidden hidden hidden see", result("closed_result"), note="of another"),
    Row("work:result_by_number", "go-on", result_number("result"), note="for all"),
    Row("work:result_by_number", "hidden hidden hidden go-on go-on go-on", result_number("inner_result")),
    Row("work:publish", "sign-in see see see see see"),
    Row("work:publish", "sign-in mend mend go-on go-on mend", post=a_result),
    Row("work:revise", "sign-in refused refused refused see see", result_number("result")),
    Row("work:revise", "sign-in hidden hidden refused see see", result_number("inner_result"), note="inner"),
    Row("work:revise", "sign-in refused refused refused go-on go-on", result_number("result"), post=a_result),
    Row("work:withdraw", "sign-in refused refused refused see see", result_number("result")),
    Row(
        "work:withdraw", "sign-in refused refused refused go-on go-on", result_number("result"), post=nothing
    ),
    # --- networks
    Row("networks:networks", "see"),
    Row("networks:network", "hidden see see see see see", same, given=house, note="the house"),
    Row("networks:network", ONLY_ADMIN_FINDS, same, given=harbour("private")),
    Row("networks:network", "see", same, given=harbour("public"), note="for all"),
    Row("networks:map", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:map", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:figures", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:figures", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:between", ONLY_ADMIN_FINDS, same, given=harbour("private"), is_page=False),
    Row("networks:between", "see", same, given=harbour("public"), note="for all", is_page=False),
    Row("networks:mine", "sign-in see see see see see", same, given=house, note="the house"),
    Row("networks:mine", "sign-in hidden hidden hidden hidden see", same, given=harbour("private")),
    # --- bringing data in
    Row("intake:imports", ONLY_ADMIN),
    Row("intake:new", ONLY_ADMIN, lambda cast: {"kind": "people"}),
    Row(
        "intake:new",
        "sign-in refused refused refused refused mend",
        lambda cast: {"kind": "ties"},
        post=nothing,
    ),
    Row("intake:run", ONLY_ADMIN, same, given=file_read),
    Row(
        "intake:choose",
        "sign-in refused refused refused refused mend",
        same,
        given=file_read,
        post=lambda run: {"bring": "yes"},
    ),
    Row("intake:again", ONLY_ADMIN_GOES_ON, same, given=file_read, post=nothing),
    Row("intake:throw_away", ONLY_ADMIN_GOES_ON, same, given=file_read, post=nothing),
    Row("intake:report", ONLY_ADMIN, same, given=file_read, is_page=False),
    Row("intake:remove", ONLY_ADMIN, same, given=harbour("public")),
    Row("intake:remove", ONLY_ADMIN_GOES_ON, same, given=harbour("public"), post=nothing),
    # --- the house itself
    Row("privacy:privacy", "see"),
    Row("ui:patterns", "see"),
    Row("ui:accessibility", "see"),
    Row("ui:house_style", "see", is_page=False),
    Row("ui:language", "go-on", post=lambda cast: {"language": "en"}),
    Row("ui:language", "only-post"),
    Row("ui:theme", "go-on", post=lambda cast: {"theme": "dark"}),
    Row("ui:theme", "only-post"),
    # --- signing in
    Row("account_login", "see go-on go-on go-on go-on go-on"),
    # The visitor goes on to the page that asks for the code.
    Row("account_login", "sign-in go-on go-on go-on go-on go-on", post=lambda cast: {"login": "a@b.example"}),
    Row("account_request_login_code", "sign-in"),
    Row("account_confirm_login_code", "sign-in go-on go-on go-on go-on go-on"),
    Row("account_signup", "see go-on go-on go-on go-on go-on"),
    Row("account_email_verification_sent", "sign-in go-on go-on go-on go-on go-on"),
    Row("account_email", "go-on"),
    Row("account_logout", "go-on see see see see see"),
    Row("account_logout", "go-on", post=nothing),
    Row("account_inactive", "see"),
]
