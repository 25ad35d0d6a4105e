"""Everything about oneself in one file: complete, one's own only, and nothing that others may not know."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.translation import override

from samenspel.intake.models import Dataset
from samenspel.moderation.distance import block, mute
from samenspel.moderation.reporting import report
from samenspel.networks.models import Tie
from samenspel.people.models import Person
from samenspel.privacy.dossier import is_handed_out, keys_to_people, rows_of, told
from samenspel.privacy.models import Parcel
from samenspel.privacy.packing import ask, forget_old, name_of, packed
from samenspel.privacy.sockets import HOLDINGS
from tests.cast import RECENTLY


def parcel_of(person, language="en"):
    with override(language):
        return ZipFile(BytesIO(packed(person, at=RECENTLY)))


def _handed_out(label):
    holding = HOLDINGS[apps.get_model(label)]
    return [field for field in holding.model._meta.concrete_fields if is_handed_out(holding, field)]


def everything(parcel):
    return "\n".join(
        parcel.read(name).decode() for name in parcel.namelist() if not name.startswith("files/")
    )


@pytest.mark.parametrize("name", ["sami", "noor", "bram", "lena", "anna"])
def test_every_row_that_is_mine_is_in_it_or_it_says_why_not(cast, name):
    person = getattr(cast, name)
    parcel = parcel_of(person)
    readme = parcel.read("README.md").decode()

    for model in apps.get_models(include_auto_created=True):
        mine = [key for key in keys_to_people(model) if key in {"person", "user"}]
        if not any(model._base_manager.filter(**{key: person}).exists() for key in mine):
            continue
        holding = HOLDINGS[model]
        if holding.withheld:
            with override("en"):
                assert str(holding.withheld) in readme, model
        elif rows_of(holding, person).exists():
            assert name_of(holding) in parcel.namelist(), model


def test_the_profile_is_in_it_but_no_secret(cast):
    cast.sami.set_password("een heel lang geheim")
    cast.sami.save()

    (said,) = json.loads(parcel_of(cast.sami).read("people/persons.json"))

    assert (said["name"], said["email"], said["headline"]) == (
        "Sami de Wit",
        "sami@samen.example",
        "Timmert graag samen.",
    )
    assert "password" not in said


def test_check_sums_fit(cast):
    parcel = parcel_of(cast.sami)
    manifest = json.loads(parcel.read("manifest.json"))

    for file in manifest["files"]:
        assert sha256(parcel.read(file["name"])).hexdigest() == file["sha256"]
    assert {file["name"] for file in manifest["files"]} | {"manifest.json"} == set(parcel.namelist())


def test_the_page_that_says_what_is_what_is_in_my_language(cast):
    assert "Everything about Sami de Wit" in parcel_of(cast.sami).read("README.md").decode()
    assert "Alles over Sami de Wit" in parcel_of(cast.sami, "nl").read("README.md").decode()


def test_others_stand_in_it_only_where_i_may_see_them(cast):
    Person.objects.filter(pk=cast.noor.pk).update(visibility="private")

    said = everything(parcel_of(cast.sami))

    assert "Noor El Amrani" not in said
    assert "Sami de Wit" in said


def test_what_i_may_no_longer_see_is_not_in_it(cast):
    type(cast.workshop).objects.filter(pk=cast.workshop.pk).update(visibility="members")

    assert "De Wijkwerkplaats" not in everything(parcel_of(cast.bram))
    assert "De Wijkwerkplaats" in everything(parcel_of(cast.sami))


def test_a_steward_does_not_take_along_what_others_wrote_in_confidence(cast):
    assert "Ik woon om de hoek." not in everything(parcel_of(cast.noor))
    assert "Ik woon om de hoek." in everything(parcel_of(cast.tess))


@pytest.mark.parametrize("holding", ["Removal", "Refusal", "Welcome", "ApplicationAnswer"])
def test_who_decided_about_me_as_a_steward_is_not_named(cast, holding):
    fields = {field.name for field in _handed_out(f"communities.{holding}")}

    assert "by" not in fields
    assert "lifted_by" not in fields


def test_who_was_removed_reads_why_and_not_by_whom(cast):
    (said,) = json.loads(parcel_of(cast.rik).read("communities/removals.json"))

    assert said["reason"]
    assert cast.noor.name not in str(said)


def test_who_mutes_blocks_or_reports_me_is_not_told(cast):
    mute(cast.sami, by=cast.bram)
    block(cast.sami, by=cast.rik)
    report(cast.sami, by=cast.tess, rule="Something else", words="Hij deed lelijk.")

    said = everything(parcel_of(cast.sami))

    assert "moderation/mutes.json" not in said
    assert "Hij deed lelijk." not in said
    assert told(HOLDINGS[apps.get_model("moderation.Block")], cast.sami) == []


def test_who_named_me_is_a_number_and_below_three_not_even_that(cast):
    dataset = Dataset.objects.create(name="Enquête", slug="enquete", imported_by=cast.anna)
    namers = [cast.noor, cast.bram, cast.tess, cast.vera]
    for namer in namers[:2]:
        Tie.objects.create(dataset=dataset, relation="advice", person=namer, other=cast.sami)
    for namer in namers:
        Tie.objects.create(dataset=dataset, relation="trust", person=namer, other=cast.sami)

    with override("en"):
        said = {str(words): str(value) for words, value in told(HOLDINGS[Tie], cast.sami).items()}

    assert said == {"People who named you (advice)": "fewer than three", "People who named you (trust)": "4"}


def test_it_is_packed_in_the_background_and_is_for_me_alone(
    cast, client_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.sami).post("/privacy/me/pack/")
    parcel = Parcel.objects.get(person=cast.sami)

    mine = client_of(cast.sami).get(f"/privacy/me/{parcel.pk}.zip")

    assert parcel.done == parcel.of
    assert ZipFile(BytesIO(mine.content)).testzip() is None
    assert "no-store" in mine["Cache-Control"]
    for other in (cast.noor, cast.anna, cast.lena):
        assert client_of(other).get(f"/privacy/me/{parcel.pk}.zip").status_code == 404


def test_it_goes_after_a_week_with_its_file(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(cast.sami, at=RECENTLY)
    file = Parcel.objects.get().file

    assert forget_old(at=RECENTLY + timedelta(days=6)) == 0
    call_command("forget_parcels")

    assert not Parcel.objects.exists()
    assert not file.storage.exists(file.name)


def test_asking_again_replaces_the_one_before(cast, django_capture_on_commit_callbacks):
    for day in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            ask(cast.sami, at=RECENTLY + timedelta(days=day))

    assert Parcel.objects.get().asked_at == RECENTLY + timedelta(days=1)


def test_what_cannot_be_packed_says_so(cast, client_of, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr("samenspel.privacy.packing.packed", lambda *_, **__: 1 / 0)

    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.sami).post("/privacy/me/pack/")

    assert "did not work" in client_of(cast.sami).get("/privacy/me/").content.decode()


def test_my_page_tells_what_there_is_in_words(cast, client_of):
    page = client_of(cast.sami).get("/privacy/me/").content.decode()

    assert "De Wijkwerkplaats" in page
    assert "Your contribution is removed; the result stays." in page
    assert "Of these kinds there is nothing about you" in page


def test_my_page_does_not_ask_more_when_there_is_more(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.noor)
    client.get("/privacy/me/")

    with django_assert_max_num_queries(190):
        client.get("/privacy/me/")
