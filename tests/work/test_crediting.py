"""Being named in a result: proposed by one, confirmed by each, and gone without a word when one says no."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining
from samenspel.communities.models import Membership
from samenspel.mail.sending import send_due
from samenspel.notifications.models import Notification
from samenspel.people import skilling
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Person
from samenspel.work import crediting
from samenspel.work.models import Contribution, Evidence, Result
from tests.cast import RECENTLY

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(cast):
    """Noor names Sami, who did not answer yet."""
    result = Result.publish(
        community=cast.workshop,
        by=cast.noor,
        title="De bus rijdt",
        story="Elke donderdag.",
        contributions=[(cast.noor, "belde"), (cast.sami, "reed")],
    )
    return result.contributions.get(person=cast.sami)


def page_for(client, result):
    return client.get(result.get_absolute_url()).content.decode()


def test_whoever_publishes_is_named_at_once_and_the_others_when_they_say_yes(cast, named, client_of):
    assert [row.person for row in named.result.contributions.confirmed()] == [cast.noor]
    assert "reed" not in page_for(client_of(cast.tess), named.result)

    crediting.confirm(named, by=cast.sami)

    assert "reed" in page_for(client_of(cast.tess), named.result)


def test_only_those_involved_see_who_did_not_answer(cast, named, client_of):
    joining.join(cast.workshop, cast.tess)

    assert "Sami de Wit" in page_for(client_of(cast.noor), named.result)
    assert "You are named in this result" in page_for(client_of(cast.sami), named.result)
    for other in (cast.tess, cast.vera, None):
        assert "Sami de Wit" not in page_for(client_of(other), named.result)
    assert "and others who do not show a profile" not in page_for(client_of(cast.tess), named.result)


def test_one_says_yes_in_ones_own_words(cast, named, client_of):
    answer = client_of(cast.sami).post(f"/results/{named.result_id}/credit/", {"brought": "reed en lachte"})

    named.refresh_from_db()
    assert answer.status_code == 302
    assert (named.brought, named.is_confirmed) == ("reed en lachte", True)


def test_declining_takes_the_name_away_and_nobody_is_told(cast, named, client_of):
    mail.outbox.clear()
    before = Notification.objects.exclude(person=cast.sami).count()

    client_of(cast.sami).post(f"/results/{named.result_id}/decline/")

    assert "Sami de Wit" not in page_for(client_of(cast.noor), named.result)
    assert mail.outbox == []
    assert Notification.objects.exclude(person=cast.sami).count() == before


def test_who_declined_is_not_asked_again_by_naming_them_again(cast, named):
    crediting.decline(named, by=cast.sami)

    named.result.revise(by=cast.noor, contributions=[(cast.sami, "toch")], among=[cast.noor, cast.sami])

    named.refresh_from_db()
    assert not named.is_confirmed
    assert not named.result.contributions.waiting().exists()


def test_who_declined_may_change_their_mind(cast, named):
    crediting.decline(named, by=cast.sami)

    assert crediting.confirm(named, by=cast.sami, brought="reed toch").is_confirmed


def test_words_that_another_changed_are_confirmed_anew(cast, named):
    crediting.confirm(named, by=cast.sami)

    named.result.revise(by=cast.noor, contributions=[(cast.sami, "keek toe")], among=[cast.noor, cast.sami])

    named.refresh_from_db()
    assert (named.brought, named.is_confirmed) == ("keek toe", False)


def test_the_same_words_stay_confirmed(cast, named):
    crediting.confirm(named, by=cast.sami)

    named.result.revise(by=cast.noor, contributions=[(cast.sami, "reed")], among=[cast.noor, cast.sami])

    named.refresh_from_db()
    assert named.is_confirmed


def test_nobody_answers_for_another(cast, named, client_of):
    for other in (cast.noor, cast.anna, None):
        with pytest.raises(PermissionDenied):
            crediting.confirm(named, by=other)
        with pytest.raises(PermissionDenied):
            crediting.decline(named, by=other)
    assert client_of(cast.noor).post(f"/results/{named.result_id}/credit/").status_code == 302
    assert client_of(cast.anna).get(f"/results/{named.result_id}/credit/").status_code == 404
    named.refresh_from_db()
    assert not named.is_confirmed


def test_who_is_named_hears_it_once_by_letter_and_on_their_pages(
    cast, client_of, django_capture_on_commit_callbacks
):
    typed = {
        "community": cast.workshop.pk,
        "title": "De bus rijdt",
        "kind": "achieved",
        "story": "Elke donderdag.",
        "visibility": "public",
        "credits-TOTAL_FORMS": "1",
        "credits-INITIAL_FORMS": "0",
        "credits-0-person": cast.sami.pk,
        "credits-0-brought": "reed",
        "links-TOTAL_FORMS": "0",
        "links-INITIAL_FORMS": "0",
    }
    client = client_of(cast.noor)

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/results/publish/", typed)
    with django_capture_on_commit_callbacks(execute=True):
        result = Result.objects.get(title="De bus rijdt")
        client.post(f"/results/{result.pk}/revise/", typed | {"title": "De bus rijdt weer"})

    assert [letter.to for letter in mail.outbox] == [[cast.sami.email]]
    assert Notification.objects.filter(person=cast.sami, kind="work.named").count() == 1
    assert "De bus rijdt weer" in client_of(cast.sami).get("/").content.decode()


def revised(result, cast, *contributions):
    asked = crediting.waiting_in(result)
    people = Person.objects.filter(pk=cast.sami.pk)
    result.revise(by=cast.noor, contributions=contributions, among=people)
    crediting.ask(result, before=asked)


def test_a_letter_that_waits_asks_what_is_asked_now(cast, named):
    crediting.ask(named.result)

    revised(named.result, cast, (cast.sami, "reed en laadde"))
    send_due()

    (letter,) = mail.outbox
    assert "reed en laadde" in letter.body


def test_a_name_that_was_taken_away_and_put_there_again_before_the_letter_went_is_asked(cast, named):
    crediting.ask(named.result)

    revised(named.result, cast)
    send_due()
    assert not mail.outbox
    revised(named.result, cast, (cast.sami, "reed"))
    send_due()

    assert [letter.to for letter in mail.outbox] == [[cast.sami.email]]


def test_a_letter_that_went_is_not_written_again_when_the_words_change(cast, named):
    crediting.ask(named.result)
    send_due()

    revised(named.result, cast, (cast.sami, "reed en laadde"))
    send_due()

    assert len(mail.outbox) == 1


def test_an_outsider_is_named_by_the_name_they_choose(cast, client_of):
    cast.result._name(cast.lena, "bracht soep", by=cast.noor, at=RECENTLY)
    client, url = client_of(cast.lena), f"/results/{cast.result.pk}/credit/"

    assert client.post(url, {"brought": "bracht soep", "called": ""}).status_code == 422
    assert client.post(url, {"brought": "bracht soep", "called": "Lena van de hoek"}).status_code == 302

    page = page_for(client_of(None), cast.result)
    assert "Lena van de hoek" in page
    assert cast.lena.handle not in page


def test_an_outsider_who_said_no_is_named_by_no_name(cast, client_of):
    cast.result._name(cast.lena, "bracht soep", by=cast.noor, at=RECENTLY)
    mine = cast.result.contributions.get(person=cast.lena)
    crediting.confirm(mine, by=cast.lena, called="Lena van de hoek")

    crediting.decline(mine, by=cast.lena)

    mine.refresh_from_db()
    assert "Lena van de hoek" not in page_for(client_of(cast.noor), cast.result)
    assert (mine.called, mine.brought) == ("", "")


def test_my_credits_stand_together_and_can_be_taken_away_where_i_may_not_look_any_more(cast, client_of):
    theirs = cast.closed_result.contributions.create(
        person=cast.sami, confirmed_at=RECENTLY, brought="koffie"
    )
    client = client_of(cast.sami)

    page = client.get("/results/credits/").content.decode()
    client.post(f"/results/{cast.closed_result.pk}/decline/")

    assert "Twaalf drempels" in page
    assert "A result you may not see any more" in page
    assert cast.closed_result.title not in page
    assert cast.circle.name not in page
    theirs.refresh_from_db()
    assert not theirs.is_confirmed


def test_a_competence_is_not_proven_by_a_part_nobody_confirmed(cast, named):
    skill = skilling.add(cast.sami, in_own_words("busrijden"), by=cast.sami)

    with pytest.raises(PermissionDenied):
        Evidence.choose(skill, [named.result], by=cast.sami)


def test_a_closed_account_is_named_no_more(cast, client_of):
    Person.objects.filter(pk=cast.lena.pk).update(is_active=False)
    Contribution.objects.create(
        result=cast.result, person=cast.lena, called="Lena", brought="soep", confirmed_at=RECENTLY
    )

    assert "Lena" not in page_for(client_of(None), cast.result)


def test_who_may_not_see_a_result_hears_nothing_of_being_named_in_it(
    cast, django_capture_on_commit_callbacks
):
    asked = {"person": cast.sami, "brought": "koffie", "proposed_by": cast.vera, "proposed_at": RECENTLY}
    cast.closed_result.contributions.create(**asked)

    with django_capture_on_commit_callbacks(execute=True):
        crediting.ask(cast.closed_result)

    assert mail.outbox == []
    assert not Notification.objects.filter(person=cast.sami, kind="work.named").exists()


def typed(community, *named, title="De bus rijdt", **more):
    lines = {"credits-TOTAL_FORMS": len(named), "credits-INITIAL_FORMS": 0}
    for place, (person, brought) in enumerate(named):
        lines |= {f"credits-{place}-person": person.pk, f"credits-{place}-brought": brought}
    links = {"links-TOTAL_FORMS": 0, "links-INITIAL_FORMS": 0}
    said = {"community": community.pk, "title": title, "kind": "achieved", "story": "Elke donderdag."}
    return said | {"visibility": "public"} | lines | links | more


def test_about_one_result_one_gets_one_letter_whatever_others_change(
    cast, client_of, django_capture_on_commit_callbacks
):
    client = client_of(cast.noor)
    client.post("/results/publish/", typed(cast.workshop, (cast.sami, "reed")))
    send_due()
    result = Result.objects.get(title="De bus rijdt")
    url = f"/results/{result.pk}/revise/"
    Notification.objects.filter(person=cast.sami).update(read_at=RECENTLY)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, typed(cast.workshop, (cast.sami, "reed en lachte")))
        assert Notification.objects.of(cast.sami).unread().filter(kind="work.named").exists()
        client.post(url, typed(cast.workshop))
        assert not result.contributions.filter(person=cast.sami).exists()
        client.post(url, typed(cast.workshop, (cast.sami, "toch")))

    assert result.contributions.waiting().filter(person=cast.sami, brought="toch").exists()
    assert len(mail.outbox) == 1


def test_people_to_ask_on_a_day_are_counted_one_by_one(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_to_be_named": "2/d/user"}
    client, three = client_of(cast.noor), [(cast.sami, ""), (cast.anna, ""), (cast.vera, "")]

    Membership.objects.get_or_create(community=cast.workshop, person=cast.vera, until=None)
    Membership.objects.get_or_create(community=cast.workshop, person=cast.anna, until=None)
    answer = client.post("/results/publish/", typed(cast.workshop, *three, story="Wat een verhaal."))

    assert answer.status_code == 422
    assert "Name fewer, or go on tomorrow" in answer.content.decode()
    assert "Wat een verhaal." in answer.content.decode()
    assert not Result.objects.filter(title="De bus rijdt").exists()
    assert client.post("/results/publish/", typed(cast.workshop, *three[:2])).status_code == 302
    result = Result.objects.get(title="De bus rijdt")
    same = typed(cast.workshop, (cast.sami, "reed"), (cast.anna, ""))
    assert client.post(f"/results/{result.pk}/revise/", same).status_code == 302, "asked already"


def test_who_may_not_see_the_community_is_not_named_in_its_results(cast, client_of):
    joining.join(cast.workshop, cast.vera)

    answer = client_of(cast.vera).post("/results/publish/", typed(cast.circle, (cast.sami, "koffie")))

    assert answer.status_code == 422
    assert "They may not see this community" in answer.content.decode()
    assert not Result.objects.filter(title="De bus rijdt").exists()
