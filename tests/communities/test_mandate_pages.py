"""Who can say yes at a table: per organisation, what is missing, and who may see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.communities import joining, mandating
from samenspel.communities.mandate_showing import beside_names
from samenspel.communities.models import MandateCard
from samenspel.organisations import administering, confirming
from samenspel.organisations.affiliating import affiliate, found
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db
WORKSHOP = "/communities/de-wijkwerkplaats/"


@pytest.fixture
def table(cast):
    """Bram speaks for Woonstede and confirmed what Sami may decide about drempels."""
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    for person in (cast.noor, cast.sami):
        confirming.confirm(person.affiliations.get(), by=cast.anna)
    card = proposed(cast)
    mandating.confirm(card, card.latest, by=cast.bram)
    return cast


def proposed(cast, **terms):
    said = {"subject": "Drempels", "level": 4, "amount": 5000, **terms}
    return mandating.propose(cast.workshop, by=cast.sami, organisation=cast.housing, person=cast.sami, **said)


def told(seats):
    return {str(seat.organisation): [(say.terms.subject, say.is_yes) for say in seat.says] for seat in seats}


def text_of(client, path):
    return client.get(path).content.decode()


def test_every_organisation_at_the_table_is_named_with_who_can_say_yes(table):
    seats = mandating.who_can_say_yes(table.workshop, table.tess)

    assert told(seats) == {"Gemeente Zandwijk": [], "Woonstede": [("Drempels", True)]}
    assert [seat.is_missing for seat in seats] == [True, False]
    assert seats[1].says[0].holders == [table.sami]


def test_what_only_advises_or_waits_is_no_yes(table):
    proposed(table, subject="Lift", level=5)
    advice = proposed(table, subject="Kleur", level=3)
    mandating.confirm(advice, advice.latest, by=table.bram)

    seats = mandating.who_can_say_yes(table.workshop, table.tess, subjects=["LIFT", "kleur"])

    assert told(seats)["Woonstede"] == [("Kleur", False), ("Lift", False)]
    assert seats[1].is_missing


def test_a_subject_is_ready_when_every_organisation_can_say_yes(table):
    assert [subject.is_ready for subject in _readiness(table)] == [False]
    affiliate(table.bram, table.municipality)
    administering.appoint(table.municipality, table.bram, by=table.anna)
    card = mandating.propose(
        table.workshop,
        by=table.noor,
        organisation=table.municipality,
        person=table.noor,
        subject="drempels",
        level=5,
    )
    mandating.confirm(card, card.latest, by=table.bram)

    assert [(subject.name, subject.is_ready) for subject in _readiness(table)] == [("drempels", True)]


def _readiness(cast):
    return mandating.readiness(mandating.who_can_say_yes(cast.workshop, cast.tess))


def test_it_says_who_could_on_another_day(table):
    past = timezone.localdate() - timedelta(days=400)

    assert told(mandating.who_can_say_yes(table.workshop, table.tess, on=past))["Woonstede"] == []


def test_who_left_the_table_says_nothing_there_any_more(table):
    joining.leave(table.workshop, table.sami)

    assert "Woonstede" not in told(mandating.who_can_say_yes(table.workshop, table.tess))


def test_visitors_see_it_when_the_community_chose_so_and_no_hidden_name(table, client_of):
    assert "Who can say yes" not in text_of(client_of(None), WORKSHOP)
    mandating.show_to_everyone(table.workshop, True, by=table.noor)

    page = text_of(client_of(None), WORKSHOP)

    assert "Who can say yes here" in page
    assert "Drempels" in page
    assert "Sami de Wit" not in page.partition("Who can say yes here")[2].partition("</section>")[0]
    assert "Sami de Wit" in text_of(client_of(table.tess), f"{WORKSHOP}mandates/")


def test_an_organisation_is_not_given_away_by_someone_who_hides(table):
    hidden = introduce(name="Hans Verborgen", handle="hans", visibility=Visibility.PRIVATE)
    confirming.confirm(affiliate(hidden, found(name="De Stille BV")), by=table.anna)
    joining.join(table.workshop, hidden)

    assert "De Stille BV" not in told(mandating.who_can_say_yes(table.workshop, table.tess))
    assert "De Stille BV" in told(mandating.who_can_say_yes(table.workshop, table.anna))


def test_at_a_closed_table_only_its_own_and_who_is_asked_see_a_card(cast, client_of):
    administering.appoint(cast.housing, cast.bram, by=cast.anna)
    affiliate(cast.vera, cast.housing)
    card = mandating.propose(
        cast.circle, by=cast.vera, organisation=cast.housing, person=cast.vera, subject="Respijt", level=4
    )

    assert mandating.who_can_say_yes(cast.circle, cast.sami) == []
    assert MandateCard.objects.visible_to(cast.sami).count() == 0
    assert client_of(cast.sami).get(card.get_absolute_url()).status_code == 404
    page = text_of(client_of(cast.bram), card.get_absolute_url())
    assert "Yes, on behalf of Woonstede" in page
    assert cast.circle.purpose not in page, "who is asked sees the card, not the community"


def test_a_card_is_proposed_read_and_confirmed_in_a_browser(table, client_of):
    form = {
        "organisation": table.housing.pk,
        "holder": f"person-{table.sami.pk}",
        "subject": "Lift",
        "level": 5,
        "amount": 25000,
        "since": "2026-01-05",
        "backup": table.noor.pk,
        "evidence": "https://woonstede.example/besluit",
    }
    page = client_of(table.sami).post(f"{WORKSHOP}mandates/new/", form, follow=True).content.decode()
    assert "Not confirmed yet" in page
    assert "up to € 25,000" in page
    card = MandateCard.objects.with_terms().get(terms__subject="Lift")

    client_of(table.bram).post(f"{card.get_absolute_url()}confirm/", {"terms": card.latest.pk})

    assert "What counts now" in text_of(client_of(table.sami), card.get_absolute_url())
    assert "Lift" in text_of(client_of(table.tess), "/people/sami/")
    assert set(beside_names(table.workshop, [table.sami.pk], table.tess)) == {table.sami.pk}


def test_an_end_before_the_beginning_is_refused_and_what_was_typed_stays(table, client_of):
    form = {
        "organisation": table.housing.pk,
        "holder": f"person-{table.sami.pk}",
        "subject": "Lift",
        "level": 5,
        "since": "2026-02-01",
        "until": "2026-01-01",
    }
    answer = client_of(table.sami).post(f"{WORKSHOP}mandates/new/", form)

    assert answer.status_code == 422
    assert 'value="Lift"' in answer.content.decode()
    assert "This lies before the first day." in answer.content.decode()


def test_two_who_change_a_card_lose_nothing(table, client_of):
    card = MandateCard.objects.get()
    url = f"{card.get_absolute_url()}change/"
    stood = client_of(table.sami).get(url).context["form"]["stood"].value()
    said = {"subject": "Drempels", "level": 4, "since": timezone.localdate(), "stood": stood}
    client_of(table.noor).post(url, said | {"amount": 7000})

    answer = client_of(table.sami).post(url, said | {"amount": 9000})

    assert answer.status_code == 422
    assert "It says now: 7000" in answer.content.decode()


def test_the_organisation_sees_what_asks_for_it_and_where_its_people_are(table, client_of):
    proposed(table, subject="Lift")

    page = text_of(client_of(table.bram), "/organisations/woonstede/")

    assert "Mandates that ask for you" in page
    assert "Takes part in" in page
    assert "Mandates that ask for you" not in text_of(client_of(table.sami), "/organisations/woonstede/")
    assert "Takes part in" not in text_of(client_of(None), "/organisations/woonstede/")


def test_the_pages_ask_no_more_of_the_database_when_there_are_more_cards(
    table, client_of, django_assert_max_num_queries
):
    for number in range(8):
        card = proposed(table, subject=f"Zaak {number}")
        mandating.confirm(card, card.latest, by=table.bram)
    client = client_of(table.tess)
    for path in (f"{WORKSHOP}mandates/", WORKSHOP):
        client.get(path)
        with django_assert_max_num_queries(60):
            client.get(path)


def test_at_home_stands_what_waits_for_who_speaks_for_an_organisation(table, client_of):
    proposed(table, subject="Lift")
    ending = proposed(table, subject="Hek", until=timezone.localdate() + timedelta(days=5))
    mandating.confirm(ending, ending.latest, by=table.bram)

    assert "waits for your yes: Lift" in text_of(client_of(table.bram), "/")
    sami = text_of(client_of(table.sami), "/")
    assert "Your mandate in De Wijkwerkplaats ends on" in sami
    assert "waits for your yes" not in sami


def test_beside_the_name_stands_what_someone_can_say_yes_to(table, client_of):
    page = text_of(client_of(table.tess), f"{WORKSHOP}people/")

    assert "Can say yes for Woonstede: Drempels" in page
