"""Offering a hand, and what becomes of it."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.communities import archiving, joining
from samenspel.mail import sending
from samenspel.notifications.models import Notification
from samenspel.people.models import Person
from samenspel.work import calling, initiating, offering, waiting
from samenspel.work.models import Offer
from samenspel.work.refusing import NotNow
from tests.work.roadmap_made import call, initiative, offer, opened


def states(given):
    given.refresh_from_db()
    return [given.state, *given.steps.order_by("pk").values_list("step", flat=True)]


def test_an_offer_goes_from_welcome_to_thanks(cast):
    given = offer(cast)

    offering.welcome(given, by=cast.noor, words="Wat fijn!")
    offering.agree(given, by=cast.noor, what="Zaterdag om tien uur")
    offering.finish(given, by=cast.vera)
    offering.thank(given, by=cast.noor, words="Dank je wel!")

    assert states(given) == ["thanked", "welcomed", "agreed", "done", "thanked"]


def test_who_offers_hears_of_every_answer_by_mail(cast, django_capture_on_commit_callbacks):
    given = offer(cast, cast.lena)
    sending.send_due()
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        offering.welcome(given, by=cast.noor, words="Wat fijn!")
        offering.agree(given, by=cast.noor, what="Zaterdag om tien uur")
        offering.decline(given, by=cast.noor, reason="changed", words="De bus is al verkocht.")

    assert [letter.to for letter in mail.outbox] == [["lena@samen.example"]] * 3
    assert "Wat fijn!" in mail.outbox[0].body
    assert "Zaterdag om tien uur" in mail.outbox[1].body
    assert "De bus is al verkocht." in mail.outbox[2].body
    assert "Lena van de bakker" in mail.outbox[0].body


def test_nobody_answers_their_own_offer_also_not_as_a_steward(cast):
    asked = call(cast, by=cast.sami)
    given = offer(cast, cast.noor, about=asked)

    with pytest.raises(PermissionDenied):
        offering.welcome(given, by=cast.noor, words="Wat ben ik goed")
    offering.welcome(given, by=cast.sami, words="Fijn!")
    assert states(given)[0] == "welcomed"


def test_who_called_and_who_looks_after_the_initiative_answer_beside_the_stewards(cast):
    bench = initiative(cast, steward=cast.sami)
    given = offer(cast, about=call(cast, initiative=bench))

    assert offering.hosts(given) == sorted([cast.noor, cast.sami], key=lambda person: person.pk)
    assert given in Offer.objects.to_answer(cast.sami)


@pytest.mark.parametrize("went", ["left", "taken out"])
@pytest.mark.parametrize("asked_as", ["caller", "who looks after it"])
def test_who_called_and_is_gone_neither_reads_offers_nor_hears_of_them(cast, went, asked_as):
    bench = initiative(cast, steward=cast.sami)
    asked = call(cast, by=cast.sami) if asked_as == "caller" else call(cast, initiative=bench)
    before = offer(cast, about=asked)
    assert before in Offer.objects.visible_to(cast.sami)

    if went == "left":
        joining.leave(cast.workshop, cast.sami)
    else:
        joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Sloopte de klusbus.")
    after = offer(cast, cast.lena, about=asked)

    for each in (before, after):
        assert each not in Offer.objects.visible_to(cast.sami)
        assert each not in Offer.objects.to_answer(cast.sami)
        assert offering.hosts(each) == [cast.noor]
    assert not any("offers a hand" in sentence for sentence, *_ in waiting.for_person(cast.sami))
    assert not Notification.objects.filter(person=cast.sami, kind="work.offer_made", about_id=after.pk)


@pytest.mark.parametrize("name", ["lena", "bram", "rik", "tess"])
def test_others_neither_see_nor_answer_an_offer(cast, name):
    given, person = offer(cast), getattr(cast, name)

    assert given not in Offer.objects.visible_to(person)
    with pytest.raises(PermissionDenied):
        offering.welcome(given, by=person, words="Hoi")


def test_a_second_answer_finds_how_it_stands(cast):
    given = offer(cast)
    offering.decline(given, by=cast.noor, reason="enough")

    with pytest.raises(NotNow, match="Not this time"):
        offering.agree(given, by=cast.anna, what="Zaterdag")
    offering.decline(given, by=cast.noor, reason="enough")
    assert states(given) == ["declined", "declined"]


def test_who_offered_takes_it_back_until_it_is_done(cast):
    given = offer(cast)
    offering.agree(given, by=cast.noor, what="Zaterdag")

    with pytest.raises(PermissionDenied):
        offering.withdraw(given, by=cast.noor)
    offering.withdraw(given, by=cast.vera, words="Ik ben ziek.")

    assert states(given)[0] == "withdrawn"


def test_both_sides_write_back_and_it_stands_as_it_stood(cast):
    given = offer(cast)

    offering.write_back(given, by=cast.noor, words="Kun je ook zondag?")
    offering.write_back(given, by=cast.vera, words="Ja hoor.")

    assert states(given) == ["offered", "said", "said"]


def test_a_call_closes_when_as_many_as_it_needs_have_agreed(cast):
    asked = call(cast, needed=1)
    first, second = offer(cast, about=asked), offer(cast, cast.tess, about=asked)

    offering.agree(first, by=cast.noor, what="Zaterdag")

    asked.refresh_from_db()
    assert not asked.is_open
    assert second in Offer.objects.to_answer(cast.noor).waiting()


def test_who_offers_twice_for_a_call_gets_their_first_offer(cast):
    asked = call(cast)

    first = offer(cast, about=asked)

    assert offer(cast, about=asked, words="Nog eens") == first
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("open_to", "may"),
    [
        ("members", {"sami"}),
        ("signed_in", {"sami", "vera", "bram", "tess", "anna"}),
        ("anyone", {"sami", "vera", "bram", "tess", "anna", "lena"}),
    ],
)
def test_a_call_takes_offers_of_whom_it_is_open_to(cast, open_to, may):
    asked = call(cast, open_to=open_to)
    tried = {}

    for name in ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik"):
        try:
            offer(cast, getattr(cast, name), about=asked)
            tried[name] = True
        except PermissionDenied:
            tried[name] = False

    assert {name for name, done in tried.items() if done} == may


def test_nothing_new_is_offered_in_an_archive_and_what_waits_can_be_declined(cast):
    asked = call(cast)
    given = offer(cast, about=asked)
    archiving.archive(cast.workshop, by=cast.noor, why="Klaar.")
    asked.community.refresh_from_db()

    with pytest.raises(PermissionDenied):
        offer(cast, cast.tess, about=asked)
    with pytest.raises(PermissionDenied):
        offering.agree(given, by=cast.noor, what="Zaterdag")
    offering.decline(given, by=cast.noor, reason="changed")


def test_one_offers_to_an_initiative_or_a_community_without_a_call(cast):
    opened(cast)
    bench = initiative(cast)

    to_bench = offer(cast, initiative=bench)
    to_all = offer(cast, cast.lena, community=cast.workshop)

    assert to_bench.about == bench
    assert to_all.about == cast.workshop
    initiating.end(bench, by=cast.noor, kind="done", words="Ze staan er.")
    with pytest.raises(PermissionDenied):
        offer(cast, cast.tess, initiative=bench)


def test_an_offer_to_what_one_may_not_see_is_refused(cast):
    inside = initiative(cast)

    with pytest.raises(PermissionDenied):
        offer(cast, initiative=inside)
    with pytest.raises(PermissionDenied):
        offer(cast, cast.lena, community=cast.circle)


def test_a_role_that_exists_is_applied_for_and_takes_no_offers(cast):
    role = cast.secretary.role
    asked = call(cast, kind="role", role=role)

    with pytest.raises(PermissionDenied):
        offer(cast, about=asked)


def test_the_words_of_a_full_account_are_under_its_own_name(cast):
    given = offering.offer(cast.vera, words="Ik help.", call=call(cast), called="Iemand anders")

    assert given.name == "Vera Bos"


def test_an_offer_goes_with_who_made_it(cast):
    given = offer(cast, cast.lena)

    Person.objects.filter(pk=cast.lena.pk).delete()

    assert not Offer.objects.filter(pk=given.pk).exists()


def test_a_closed_call_takes_no_offers(cast):
    asked = calling.close(call(cast), by=cast.noor)

    with pytest.raises(PermissionDenied):
        offer(cast, about=asked)


def test_the_same_agreement_again_is_no_second_letter(cast, django_capture_on_commit_callbacks):
    given = offer(cast)
    on = date(2026, 3, 7)

    with django_capture_on_commit_callbacks(execute=True):
        offering.agree(given, by=cast.noor, what="Zaterdag", on=on)
        offering.agree(given, by=cast.noor, what="Zaterdag", on=on)
        assert states(given) == ["agreed", "agreed"]
        offering.agree(given, by=cast.noor, what="Zondag", on=on)

    assert states(given) == ["agreed", "agreed", "agreed"]
    assert len(mail.outbox) == 2


def test_what_is_sent_about_one_offer_has_a_bound_for_each_side(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"answer_one_offer": "2/h/key"}
    given, client = offer(cast), client_of(cast.noor)
    url = reverse("work:write_back", args=[given.pk])

    answers = [client.post(url, {"words": f"Vraag {number}"}) for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 422]
    assert "Send this a little later" in answers[2].content.decode()
    assert "Vraag 2" in answers[2].content.decode(), "what was typed stays"
    assert states(given) == ["offered", "said", "said"]
    theirs = client_of(cast.vera)
    assert theirs.post(url, {"words": "Ja hoor."}).status_code == 302
    assert theirs.post(url, {"words": "En een aanhanger."}).status_code == 302
    assert theirs.post(url, {"words": "En koffie."}).status_code == 422
    assert theirs.post(reverse("work:withdraw_offer", args=[given.pk])).status_code == 302
    assert states(given)[0] == "withdrawn"


def test_answers_to_many_offers_have_a_bound_as_well(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"answer_offer": "1/h/user"}
    client, asked = client_of(cast.noor), call(cast)
    urls = [
        reverse("work:decline_offer", args=[offer(cast, person, about=asked).pk])
        for person in (cast.vera, cast.tess)
    ]

    assert [client.post(url, {"reason": "enough"}).status_code for url in urls] == [302, 422]
