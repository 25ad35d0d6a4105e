"""The promise of the room: twelve people make their purpose in one evening, with its own forms alone."""

import pytest
from django.urls import reverse

from samenspel.communities import joining
from samenspel.people.introducing import introduce
from samenspel.purpose.models import Version

pytestmark = pytest.mark.django_db
NAMES = ["Ans", "Bea", "Cor", "Dik", "Els", "Fay", "Gijs", "Hans", "Ine", "Jo", "Kees", "Lies"]
SEEDS = ["Hulp hoort dichtbij.", "Wij beginnen klein.", "Eerst een plan, dan pas doen."]
OWN = "Wie hulp vraagt, beslist zelf."


class Sitting:
    """Twelve people around a table, each with a browser, filling in the forms they find."""

    def __init__(self, community, client_of):
        self.slug, self.people = community.slug, [introduce(name=name) for name in NAMES]
        for person in self.people:
            joining.join(community, person)
        self.browsers = [client_of(person) for person in self.people]
        self.first, self.second, self.third, *self.rest = self.browsers

    def at(self, name, *args):
        return reverse(f"purpose:{name}", args=args)

    def of(self, name, *args):
        return self.at(name, self.slug, *args)

    def fill(self, browser, address, **said):
        """Ask for the page with a form, change some of what it holds, send it, and follow where it leads."""
        form = browser.get(address).context["form"]
        held = {name: form[name].value() for name in form.fields}
        held = {name: value for name, value in held.items() if value not in (None, "")}
        answer = browser.post(address, held | said)
        assert answer.status_code == 302, answer.context["form"].errors
        return answer.url

    def move(self, number, phase):
        self.fill(self.first, self.of("move", number), phase=phase, why="We zijn zover.")

    def begins(self, number):
        self.fill(self.first, self.of("begin"), why="Iedereen vertelt iets anders.")
        self.bring(number)

    def bring(self, number):
        for browser, text in zip(self.browsers, SEEDS, strict=False):
            self.fill(browser, self.of("ideas", number), text=text)

    def talks(self, number):
        """A conversation that begins with the ideas; everyone votes, and somebody writes a statement."""
        talk = self.fill(self.first, self.of("conversation", number))
        self.fill(self.second, f"{talk}write/", text=OWN)
        for place, browser in enumerate(self.browsers):
            self.votes(browser, talk, place)
        return talk

    def votes(self, browser, talk, place):
        """One statement after another, until nothing is left; on plans the table is divided."""
        while asked := browser.get(talk).context["statement"]:
            against = asked.text.startswith("Eerst") and place % 2
            answer = browser.post(f"{talk}vote/", {"statement": asked.pk, "value": -1 if against else 1})
            assert answer.status_code == 302

    def writes(self, number, **start):
        """A draft with this name; gives its address."""
        return self.fill(self.second, self.of("new_draft", number), title="Dichtbij", **start)

    def reacts(self, draft, browsers, **said):
        for browser in browsers:
            self.fill(browser, self.at("react", draft), **({"kind": "support"} | said))

    def adopts(self, draft, **reasons):
        return self.fill(self.first, self.at("adopt", draft), summary="Samen gemaakt.", **reasons)

    def said(self, browser, address):
        return browser.get(address).content.decode()


def number_in(address):
    """The key a thing of this room has, out of its address."""
    return int(next(part for part in address.split("/") if part.isdecimal()))


def sentences(browser, draft):
    """{text: key} of what stands in a draft, as its page has it."""
    parts = browser.get(reverse("purpose:draft", args=[draft])).context["parts"]
    return {each.text: each.pk for _part, found in parts for each in found}


@pytest.fixture
def table(cast, client_of):
    return Sitting(cast.workshop, client_of)


def test_twelve_people_make_their_purpose_in_one_evening(table):
    first, second, third = table.first, table.second, table.third
    table.begins(1)
    talk = table.talks(1)
    assert SEEDS[0] in table.said(third, f"{talk}map/")

    draft = written(table, talk)
    amended(table, draft)
    objected(table, draft)
    table.adopts(draft)
    sign(table, 1)

    assert "Who signed" in table.said(first, table.of("version", 1))
    for browser, words in ((first, SEEDS[0]), (second, OWN), (third, "Wij beginnen bij de buren.")):
        page = table.said(browser, table.of("mine"))
        assert words in page
    assert "It lives in:" in table.said(first, table.of("mine"))


def written(table, talk):
    """Two sentences, the first with the statement behind it that all agreed on."""
    table.move(1, "proposal")
    draft = number_in(table.writes(1))
    for part, text in (
        ("purpose", "Niemand in Oost staat er alleen voor."),
        ("values", "Wij beginnen klein."),
    ):
        table.fill(table.second, table.at("add_sentence", draft, part), text=text, why="Zo stemden wij.")
    purpose = sentences(table.second, draft)["Niemand in Oost staat er alleen voor."]
    sources = table.second.get(table.at("sources", purpose)).context
    for kind, found in (("statement", sources["statements"]), ("idea", sources["ideas"])):
        chosen = next(each for each in found if each.text == SEEDS[0])
        table.second.post(table.at("link_source", purpose), {kind: chosen.pk})
    assert SEEDS[0] in table.said(table.third, table.at("sentence", purpose))
    return draft


def amended(table, draft):
    """Someone would have it otherwise, and another takes it over, with a reason."""
    values = sentences(table.third, draft)["Wij beginnen klein."]
    better = "Wij beginnen bij de buren."
    table.fill(table.third, table.at("propose", values), kind="change", text=better, why="Dat zegt waar.")
    shown = table.second.get(table.at("sentence", values)).context["amendments"][0]
    table.fill(table.second, table.at("amendment", shown.pk), taken="yes", why="Ja, dat is scherper.")
    assert better in sentences(table.first, draft)


def objected(table, draft):
    """Nothing is adopted before an objection is answered, nor before three others said what they think."""
    table.move(1, "testing")
    table.reacts(draft, [table.third], kind="objection", argument="En wie geen hulp wil?")
    adopt, form = table.at("adopt", draft), {"review_on": "2027-10-01"}
    early = table.first.post(adopt, form)
    assert (early.status_code, "Answer it first" in early.content.decode()) == (422, True)

    objection = table.second.get(table.at("reactions", draft)).context["groups"][0][1][0]
    table.fill(table.second, table.at("objection", objection.pk), text="Hulp is een aanbod, geen plicht.")
    answer = table.third.get(table.at("reactions", draft)).context["groups"][0][1][0].said[0]
    table.third.post(table.at("judge", answer.pk), {"answered": "1"})
    early = table.first.post(adopt, form)
    assert (early.status_code, "2 more people" in early.content.decode()) == (422, True)

    table.reacts(draft, [table.first, table.second, *table.rest])
    assert adopt in table.said(table.first, table.at("draft", draft))
    assert adopt in table.said(table.first, table.of("community"))


def sign(table, number):
    assert table.of("version", number) in table.said(table.rest[0], "/")
    for browser in table.browsers:
        assert browser.post(table.of("sign", number), {"note": ""}).status_code == 302


def next_version(table, number, was, now, why):
    """A round that skips the talking: one sentence reads differently, three others like it, it holds."""
    table.fill(table.first, table.of("begin"), why="Een jaar later.")
    table.move(number, "proposal")
    draft = number_in(table.writes(number))
    table.fill(
        table.second, table.at("edit_sentence", sentences(table.second, draft)[was]), text=now, why=why
    )
    table.move(number, "testing")
    table.reacts(draft, table.rest[:3])
    table.adopts(draft)


def test_what_changed_from_the_first_to_the_third_version_can_be_read_with_the_reasons(table):
    table.fill(table.first, table.of("begin"), why="Wij beginnen.")
    table.move(1, "proposal")
    draft = number_in(table.writes(1))
    for part, text in (("purpose", "Niemand staat er alleen voor."), ("values", "Wij beginnen klein.")):
        table.fill(table.second, table.at("add_sentence", draft, part), text=text)
    table.move(1, "testing")
    table.reacts(draft, table.rest[:3])
    table.adopts(draft)
    next_version(table, 2, "Wij beginnen klein.", "Wij beginnen bij de buren.", "Dat zegt waar.")
    next_version(table, 3, "Niemand staat er alleen voor.", "Niemand in Oost staat alleen.", "Korter.")

    page = table.said(table.rest[0], table.of("versions_compared", 1, 3))

    assert Version.objects.filter(community__slug=table.slug).count() == 3
    assert "<ins>" in page
    for words in ("Dat zegt waar.", "Korter.", "It was: Wij beginnen klein.", "It was: Niemand staat"):
        assert words in page
