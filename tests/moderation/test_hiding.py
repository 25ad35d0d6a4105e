"""What is hidden is out of sight everywhere, but for who made it, and can be put back."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities.models import Community
from samenspel.feed.models import Entry
from samenspel.house.models import AuditEvent
from samenspel.moderation.hiding import hide, leave, unhide
from samenspel.moderation.models import Hiding
from samenspel.moderation.reporting import report
from samenspel.people.models import Person
from samenspel.work.models import Result
from tests.cast import RECENTLY

EVERYONE = ("sami", "vera", "bram", "rik", "lena", "anna")


def sees(person, result):
    return Result.objects.visible_to(person).filter(pk=result.pk).exists()


def test_a_hidden_result_is_seen_by_who_published_it_and_nobody_else(cast):
    hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.", at=RECENTLY)

    assert sees(cast.noor, cast.result)
    assert not sees(None, cast.result)
    for name in EVERYONE:
        assert not sees(getattr(cast, name), cast.result), name


def test_nothing_tells_of_it_in_the_feed_on_the_page_or_in_the_count(cast, client_of):
    hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.")

    told = Entry.objects.visible_to(cast.sami).filter(about_id=cast.result.pk, verb="work.result_published")
    page = client_of(cast.sami).get(cast.result.get_absolute_url())

    assert not told.exists()
    assert page.status_code == 404
    assert cast.result.title not in client_of(cast.sami).get("/results/").content.decode()
    assert cast.result.title not in client_of(cast.sami).get("/").content.decode()


def test_who_published_it_reads_why(cast, client_of):
    hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.")

    page = client_of(cast.noor).get(cast.result.get_absolute_url()).content.decode()

    assert "Het noemt een huisnummer." in page
    assert "Ask to look at it again" in page
    assert "Anna" not in page


def test_it_can_be_put_back(cast):
    hiding = hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.")

    unhide(hiding, by=cast.anna, at=RECENTLY)
    unhide(hiding, by=cast.anna)

    assert sees(cast.sami, cast.result)
    assert AuditEvent.objects.filter(verb="moderation.thing_shown").count() == 1


def test_hiding_twice_is_hiding_once(cast):
    first = hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.")

    assert hide(cast.result, by=cast.anna, reason="Nog eens.") == first
    assert Hiding.objects.get().reason == "Het noemt een huisnummer."


@pytest.mark.parametrize("name", ["noor", "sami", "vera", "bram", "rik", "lena", "tess"])
def test_nobody_hides_what_is_not_theirs_to_look_after_or_what_they_made(cast, name):
    with pytest.raises(PermissionDenied):
        hide(cast.result, by=getattr(cast, name), reason="Weg ermee.")
    with pytest.raises(PermissionDenied):
        leave(cast.result, by=getattr(cast, name), answer="Niets aan de hand.")


def test_a_steward_looks_after_what_others_published_in_their_community(cast):
    theirs = Result.publish(community=cast.workshop, by=cast.sami, title="Kijk eens", story="Hier.")

    hide(theirs, by=cast.noor, reason="Reclame.")

    assert not sees(cast.bram, theirs)
    with pytest.raises(PermissionDenied):
        hide(theirs, by=cast.vera, reason="Reclame.")


def test_a_hidden_profile_is_found_by_administrators_and_the_person_only(cast):
    hide(cast.sami, by=cast.anna, reason="Beledigende tekst.")

    assert cast.sami in Person.objects.visible_to(cast.sami)
    assert cast.sami in Person.objects.visible_to(cast.anna)
    for viewer in (cast.noor, cast.vera, cast.lena, None):
        assert cast.sami not in Person.objects.visible_to(viewer)


def test_a_hidden_community_is_found_by_its_stewards_only_with_all_that_is_in_it(cast):
    hide(cast.workshop, by=cast.anna, reason="Oplichterij.")

    assert cast.workshop in Community.objects.visible_to(cast.noor)
    for viewer in (cast.sami, cast.anna, None):
        assert cast.workshop not in Community.objects.visible_to(viewer)
    assert not sees(cast.bram, cast.result)


def test_who_reported_it_reads_what_came_of_it_without_a_name(cast, client_of):
    report(cast.result, by=cast.sami, rule="It is not true, and that does harm")

    hide(cast.result, by=cast.anna, reason="Het klopt niet.")

    page = client_of(cast.sami).get("/moderation/mine/").content.decode()
    assert "Het klopt niet." in page
    assert "Anna" not in page


def test_leaving_it_answers_who_reported_it(cast):
    asked = report(cast.result, by=cast.sami, rule="It is against the law")

    leave(cast.result, by=cast.anna, answer="Dank; het mag.", at=RECENTLY)

    asked.refresh_from_db()
    assert (asked.outcome, asked.answer, asked.answered_at) == ("left", "Dank; het mag.", RECENTLY)
    assert sees(cast.bram, cast.result)


def by_sami(cast):
    return Result.publish(community=cast.workshop, by=cast.sami, title="Kijk eens", story="Hier.")


def test_a_steward_does_not_undo_what_an_administrator_hid(cast, client_of):
    theirs = by_sami(cast)
    hiding = hide(theirs, by=cast.anna, reason="Strafbaar.")

    page = client_of(cast.noor).get(f"/moderation/case/result/{theirs.pk}/").content.decode()
    with pytest.raises(PermissionDenied):
        unhide(hiding, by=cast.noor)

    assert "only administrators put it back" in page
    assert "Put it back in sight" not in page
    assert not sees(cast.bram, theirs)


def test_an_administrator_undoes_what_a_steward_hid(cast):
    theirs = by_sami(cast)
    hiding = hide(theirs, by=cast.noor, reason="Reclame.")

    unhide(hiding, by=cast.anna)

    assert sees(cast.bram, theirs)


def test_who_hid_it_and_is_erased_leaves_it_to_administrators(cast):
    hiding = hide(by_sami(cast), by=cast.noor, reason="Reclame.")
    Hiding.objects.filter(pk=hiding.pk).update(by=None)
    hiding.refresh_from_db()

    with pytest.raises(PermissionDenied):
        unhide(hiding, by=cast.noor)
    unhide(hiding, by=cast.anna)

    assert not hiding.stands


def test_what_is_hidden_is_neither_changed_nor_withdrawn_by_who_published_it(cast, client_of):
    theirs = by_sami(cast)
    hide(theirs, by=cast.anna, reason="Strafbaar.")
    client = client_of(cast.sami)

    answers = [client.post(f"/results/{theirs.pk}/{act}/").status_code for act in ("withdraw", "revise")]
    with pytest.raises(PermissionDenied):
        theirs.withdraw(by=cast.sami)

    assert answers == [403, 403]
    assert "Withdraw" not in client.get(theirs.get_absolute_url()).content.decode()


def test_who_reported_it_does_not_judge_it_while_someone_else_can(cast, client_of):
    theirs = by_sami(cast)
    report(theirs, by=cast.noor, rule="Something else")

    page = client_of(cast.noor).get(f"/moderation/case/result/{theirs.pk}/").content.decode()
    with pytest.raises(PermissionDenied):
        hide(theirs, by=cast.noor, reason="Reclame.")
    with pytest.raises(PermissionDenied):
        leave(theirs, by=cast.noor, answer="Laat maar.")

    assert "someone else judges it" in page
    assert hide(theirs, by=cast.anna, reason="Reclame.").stands


def test_who_reported_it_judges_it_when_there_is_nobody_else(cast):
    report(cast.result, by=cast.anna, rule="Something else")

    assert hide(cast.result, by=cast.anna, reason="Reclame.").stands
