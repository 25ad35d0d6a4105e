"""Minutes are written together, read by whom they are for, and no version is lost."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.gatherings import agendas, attending, changing, minuting, settling
from samenspel.gatherings.models import MinutesPart
from samenspel.gatherings.sight import can_read_minutes
from tests.gatherings.gatherings_made import OPEN, been, comes, fresh, going_on


def test_each_point_is_a_part_of_its_own_and_every_version_is_kept(cast):
    made = going_on(cast)
    item = agendas.bring_in(made, by=cast.noor, title="De poort")

    minuting.write(made, by=cast.noor, text="Open.", item=item)
    minuting.write(made, by=cast.sami, text="Open om negen.", item=item)
    part = minuting.write(made, by=cast.sami, text="Open om negen.", item=item)
    minuting.write(made, by=cast.sami, text="Koffie na afloop.")

    assert (part.version, part.by) == (2, cast.sami)
    assert [(edit.version, edit.text, edit.by) for edit in part.edits.all()] == [(1, "Open.", cast.noor)]
    assert made.minutes_parts.count() == 2


def test_two_who_write_at_one_point_see_each_other_and_lose_nothing(cast, client_of):
    made = going_on(cast)
    item = agendas.bring_in(made, by=cast.noor, title="De poort")
    url = reverse("gatherings:minutes_of_point", args=[item.pk])
    minuting.write(made, by=cast.noor, text="Begin.", item=item)
    stood = client_of(cast.sami).get(url).context["form"]["stood"].value()
    minuting.write(made, by=cast.noor, text="Begin, en meer.", item=item)

    answer = client_of(cast.sami).post(url, {"text": "Begin, en anders.", "stood": stood})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Begin, en meer." in page
    assert "Begin, en anders." in page
    assert fresh(item).minutes_part.text == "Begin, en meer."


def test_who_begins_second_at_a_point_sees_what_the_first_wrote(cast, client_of):
    made = going_on(cast)
    url = reverse("gatherings:minutes_beside", args=[made.pk])
    stood = client_of(cast.sami).get(url).context["form"]["stood"].value()
    minuting.write(made, by=cast.noor, text="Noor was eerst.")

    answer = client_of(cast.sami).post(url, {"text": "Sami was ook eerst.", "stood": stood})

    assert answer.status_code == 422
    assert "Noor was eerst." in answer.content.decode()
    assert made.minutes_parts.get().text == "Noor was eerst."


def test_settled_minutes_stay_as_they_are(cast):
    made = been(cast)
    minuting.write(made, by=cast.sami, text="Klaar.")
    settling.settle(made, by=cast.noor)

    with pytest.raises(PermissionDenied):
        minuting.write(made, by=cast.noor, text="Toch niet.")


def test_minutes_are_for_members_and_who_was_there(cast, client_of):
    made = been(cast, **OPEN)
    minuting.write(made, by=cast.sami, text="Alleen onder ons.")
    attending.say_so(made, by=cast.tess)

    readers = [who for who in (cast.sami, cast.tess, cast.vera, cast.lena) if can_read_minutes(who, made)]

    assert readers == [cast.sami, cast.tess]
    for who, reads in ((None, False), (cast.vera, False), (cast.tess, True), (cast.sami, True)):
        for name in ("gathering_by_number", "on_paper"):
            page = client_of(who).get(reverse(f"gatherings:{name}", args=[made.pk]), follow=True)
            assert ("Alleen onder ons." in page.content.decode()) is reads


def test_words_written_for_members_stay_with_them_when_the_minutes_are_opened(cast, client_of):
    made = been(cast, **OPEN)
    minuting.write(made, by=cast.sami, text="Onder ons gezegd.")

    changing.change(made, by=cast.noor, minutes_for="public")
    before = client_of(None).get(made.get_absolute_url()).content.decode()
    minuting.write(fresh(made), by=cast.sami, text="Voor iedereen.")
    after = client_of(None).get(made.get_absolute_url()).content.decode()

    assert "Onder ons gezegd." not in before
    assert "Voor iedereen." in after


def test_a_point_of_another_gathering_is_no_place_to_write(cast):
    made, other = been(cast), been(cast)
    item = agendas.bring_in(other, by=cast.noor, title="Elders")

    with pytest.raises(PermissionDenied):
        minuting.write(made, by=cast.noor, text="Hier.", item=item)
    assert not MinutesPart.objects.exists()


def test_who_comes_from_elsewhere_writes_along(cast):
    made = going_on(cast, **OPEN)
    comes(made, cast.vera)

    minuting.write(made, by=cast.vera, text="Van buiten gezien.")

    with pytest.raises(PermissionDenied):
        minuting.write(made, by=cast.tess, text="Nee.")
