"""A community out of the house and into another: what goes along is whole, and nobody gains a right by it."""

import json
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.carrying import arriving
from samenspel.communities import access, joining
from samenspel.communities.models import Community, InvitedIn, Membership, Stewardship
from samenspel.discussions import writing
from samenspel.discussions.models import Discussion, Message, MessageFile
from samenspel.files.keeping import keep, path_of
from samenspel.people.models import Person
from samenspel.work.models import Result
from tests.carrying.crates import bring, differences, packed, place_of, rows_of
from tests.discussions.made import first, thread


@pytest.fixture
def talked(cast):
    """A discussion in De Wijkwerkplaats with two messages, one an answer to the other."""
    talk = thread(cast, "Wie helpt?", title="Hoe verder?")
    writing.say(talk, "Ik.", by=cast.sami, answers=first(talk))
    return talk


def in_an_empty_house(community):
    """Another installation: the community is gone, and no key of this house says who somebody is."""
    Result.objects.filter(community=community).delete()
    Discussion.objects.filter(community=community).delete()
    community.delete()


def test_out_in_and_out_again_gives_the_same(cast, talked, tmp_path, settings):
    there = packed(cast.workshop, cast.noor, tmp_path)
    before = rows_of(there)
    in_an_empty_house(cast.workshop)
    settings.SECRET_KEY = "of another house altogether"

    again = rows_of(packed(place_of(bring(there, cast.vera)), cast.vera, tmp_path))

    assert differences(before, again, brought_by=cast.vera, are_known=False) == {}
    assert [row["title"] for row in before["discussions.discussion"]] == ["Hoe verder?"]
    assert len(before["discussions.message"]) == 2
    assert len(before["communities.membership"]) >= 4


def test_who_brings_it_in_looks_after_it_alone_and_others_stand_in_by_name(cast, talked, tmp_path, settings):
    file = packed(cast.workshop, cast.noor, tmp_path)
    settings.SECRET_KEY = "of another house altogether"

    place = place_of(bring(file, cast.vera))

    assert [each.person for each in Stewardship.objects.current().filter(community=place)] == [cast.vera]
    assert Stewardship.objects.filter(community=place, person__name__contains="Noor").exists()
    writer = Message.objects.get(discussion__community=place, number=2).by
    assert writer != cast.sami
    assert writer.name == f"{cast.sami.name} (from elsewhere)"
    assert writer.email is None
    assert place.membership_of(writer) is not None
    assert not Person.objects.visible_to(cast.noor).filter(pk=writer.pk).exists()
    assert Person.objects.visible_to(cast.vera).filter(pk=writer.pk).exists()


def test_in_the_same_house_people_keep_what_they_said_and_get_no_right(cast, talked, tmp_path):
    place = place_of(bring(packed(cast.workshop, cast.noor, tmp_path), cast.vera))

    assert Message.objects.get(discussion__community=place, number=2).by == cast.sami
    assert place.slug != cast.workshop.slug
    assert place.membership_of(cast.sami) is None
    took_part = Membership.objects.get(community=place, person=cast.sami)
    assert took_part.since == cast.workshop.membership_of(cast.sami).since
    assert took_part.until is not None


def test_who_took_part_and_is_known_is_invited_and_comes_in_by_saying_yes(cast, talked, tmp_path):
    place = place_of(bring(packed(cast.workshop, cast.noor, tmp_path), cast.vera))
    assert InvitedIn.objects.open().filter(community=place, person=cast.sami, by=cast.vera).exists()
    assert not InvitedIn.objects.filter(community=place, person__in=[cast.bram, cast.vera]).exists()

    joining.join(place, cast.sami, agreed=place.agreement_now())

    assert place.membership_of(cast.sami).status != Membership.Status.CORE
    assert not access.can_steward(cast.sami, place)


def test_a_changed_file_makes_nobody_say_anything(cast, talked, tmp_path):
    file = packed(cast.workshop, cast.noor, tmp_path)
    with ZipFile(file) as parcel:
        all_of_it = {name: parcel.read(name) for name in parcel.namelist()}
    label = json.loads(all_of_it["label.json"]) | {"name": "Another name"}
    all_of_it["label.json"] = json.dumps(label).encode()
    with ZipFile(file, "w") as parcel:
        for name, content in all_of_it.items():
            parcel.writestr(name, content)

    place = place_of(bring(file, cast.vera))

    assert Message.objects.get(discussion__community=place, number=2).by != cast.sami


def test_no_address_motive_or_ballot_leaves_the_house(cast, talked, tmp_path):
    file = packed(cast.workshop, cast.noor, tmp_path)

    with ZipFile(file) as parcel:
        everything = b"".join(parcel.read(name) for name in parcel.namelist())
        names = set(parcel.namelist())
    assert b"@" not in everything
    for kind in ("communities.joinrequest", "communities.removal", "decisions.ballotbox"):
        assert f"{kind}.json" not in names
    for row in rows_of(file)["communities.membership"]:
        assert not {"motives", "motive"} & set(row)


def test_it_is_taken_back_whole_until_somebody_else_came_in(cast, talked, tmp_path, settings):
    settings.SECRET_KEY = "of another house altogether"
    people = Person.objects.count()
    arrival = bring(packed(cast.workshop, cast.noor, tmp_path), cast.vera)
    place = place_of(arrival)
    with pytest.raises(PermissionDenied):
        arriving.take_back(arrival, place, by=cast.sami)

    arriving.take_back(arrival, place, by=cast.vera)

    assert not Community.objects.filter(pk=place.pk).exists()
    assert Person.objects.count() == people
    assert Discussion.objects.filter(title="Hoe verder?").count() == 1


def test_what_others_came_to_stays(cast, talked, tmp_path):
    arrival = bring(packed(cast.workshop, cast.noor, tmp_path), cast.vera)
    place = place_of(arrival)
    Membership.objects.create(community=place, person=cast.sami, since=arrival.at)

    with pytest.raises(arriving.TakenUp):
        arriving.take_back(arrival, place, by=cast.vera)


def test_files_go_along_with_who_brought_them_and_are_looked_at_anew(cast, tmp_path, settings):
    note = keep(SimpleUploadedFile("notulen.txt", b"Wij spraken af.\n"), by=cast.sami)
    talk = thread(cast, "Zie de notulen.", title="Notulen")
    writing.say(talk, "Hier.", by=cast.sami, files=[note])
    there = packed(cast.workshop, cast.noor, tmp_path)
    settings.SECRET_KEY = "of another house altogether"

    place = place_of(bring(there, cast.vera))

    held = MessageFile.objects.get(message__discussion__community=place).file
    assert held.pk != note.pk
    assert (held.name, held.mime) == (note.name, note.mime)
    assert path_of(held.key).read_bytes() == path_of(note.key).read_bytes()
    assert held.by.name == f"{cast.sami.name} (from elsewhere)"


def test_a_light_account_starts_no_community_by_a_file(cast, tmp_path):
    file = packed(cast.workshop, cast.noor, tmp_path)

    with pytest.raises(PermissionDenied):
        bring(file, cast.lena)
