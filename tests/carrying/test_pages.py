"""Taking along and bringing in, on the page."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samenspel.carrying.crating import crate_of, forget_old
from samenspel.carrying.models import KEPT_DAYS, Arrival, Crate
from samenspel.communities.models import Community
from samenspel.house.models import AuditEvent
from samenspel.intake.models import Run


def taken(client_of, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.noor).post(reverse("carrying:out", args=[cast.workshop.slug]))
    answer = client_of(cast.noor).get(reverse("carrying:download", args=[cast.workshop.slug]))
    return b"".join(answer.streaming_content)


def test_a_steward_packs_fetches_and_another_house_takes_it_in(
    cast, client_of, django_capture_on_commit_callbacks
):
    content = taken(client_of, cast, django_capture_on_commit_callbacks)
    vera, before = client_of(cast.vera), Community.objects.count()

    chosen = vera.post(reverse("carrying:bring"), {"file": SimpleUploadedFile("w.zip", content)})
    seen = vera.get(chosen.url)
    assert "De Wijkwerkplaats" in seen.content.decode()
    assert Community.objects.count() == before
    with django_capture_on_commit_callbacks(execute=True):
        vera.post(chosen.url)

    assert Run.objects.get().state == Run.State.DONE
    place = Community.objects.get(pk=Arrival.objects.get().place_id)
    assert place.get_absolute_url() in vera.get(chosen.url).content.decode()
    assert not Run.objects.get().file
    assert set(AuditEvent.objects.values_list("verb", flat=True)) >= {
        "carrying.taken_out",
        "carrying.brought_in",
    }


def test_the_file_is_of_who_asked_and_goes_after_a_week(cast, client_of, django_capture_on_commit_callbacks):
    taken(client_of, cast, django_capture_on_commit_callbacks)
    address = reverse("carrying:download", args=[cast.workshop.slug])
    assert client_of(cast.anna).get(address).status_code == 404
    crate = crate_of(cast.workshop, cast.noor)
    path, later = crate.file.path, crate.ready_at + (crate.goes_at - crate.ready_at) * 2

    assert forget_old(at=crate.ready_at) == 0
    assert forget_old(at=later) == 1

    assert KEPT_DAYS == 7
    assert not Crate.objects.exists()
    assert client_of(cast.noor).get(address).status_code == 404
    assert not Path(path).exists()


def test_what_is_no_community_is_told_on_the_form(cast, client_of):
    answer = client_of(cast.vera).post(
        reverse("carrying:bring"), {"file": SimpleUploadedFile("leeg.zip", b"")}
    )

    assert answer.status_code == 422
    assert "0 bytes" in answer.content.decode()
    assert not Run.objects.exists()


def test_who_lost_the_right_meanwhile_gets_no_file(cast, client_of, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        client_of(cast.noor).post(reverse("carrying:out", args=[cast.workshop.slug]))
    cast.workshop.stewardships.all().delete()

    for fill in waiting:
        fill()

    assert Crate.objects.get().failed_at is not None
    assert not Crate.objects.get().file
