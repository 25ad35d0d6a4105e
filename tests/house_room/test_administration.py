"""What administrators see and do: settings that say what they will do, the log, and whether all is well."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.utils import timezone
from PIL import Image

from samenspel.communities import joining
from samenspel.house import checking
from samenspel.house.models import AuditEvent, Night
from samenspel.house.rules import change, rules
from samenspel.house.sockets import PERIODS
from tests.matrix.house import settings as all_settings


def picture(kind="PNG", size=(300, 200)):
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return SimpleUploadedFile("logo.png", file.getvalue())


def test_the_page_of_administrators_leads_to_everything_they_do(cast, client_of):
    page = client_of(cast.anna).get("/house/").content.decode()

    for address in (
        "/house/settings/",
        "/house/audit/",
        "/house/health/",
        "/people/administration/",
        "/import/",
    ):
        assert f'href="{address}"' in page


def test_a_new_name_stands_on_every_page(cast, client_of):
    client_of(cast.anna).post("/house/settings/", all_settings(cast) | {"name": "Huis van Oost"})

    assert "Huis van Oost" in client_of(None).get("/").content.decode()


def test_a_change_that_people_notice_says_first_what_it_will_do(cast, client_of):
    client = client_of(cast.anna)
    said = all_settings(cast) | {"sign_up": "invited"}

    asked = client.post("/house/settings/", said).content.decode()

    assert "only who was invited can make an account" in asked
    assert rules().sign_up == "open"
    client.post("/house/settings/", said | {"sure": "yes"})
    assert rules().sign_up == "invited"


def test_a_shorter_period_says_how_many_end_tonight(cast, client_of):
    joining.decline(cast.request, by=cast.noor, reason="Vol.", at=timezone.now() - timedelta(days=70))

    asked = client_of(cast.anna).post("/house/settings/", all_settings(cast) | {"months_requests": 2})

    assert "kept for 2 months. Tonight 1 of them ends." in asked.content.decode()


def test_a_period_outside_its_bounds_is_refused_with_the_reason(cast, client_of):
    answer = client_of(cast.anna).post("/house/settings/", all_settings(cast) | {"months_ties": 120})

    assert answer.status_code == 422
    assert "Between 3 and 24 months." in answer.content.decode()


def test_two_administrators_at_once_do_not_overwrite_each_other(cast, client_of):
    client = client_of(cast.anna)
    stood = client.get("/house/settings/").context["form"]["stood"].initial
    change(by=cast.anna, name="Van de ander")

    answer = client.post("/house/settings/", all_settings(cast) | {"stood": stood, "name": "Van mij"})

    assert answer.status_code == 422
    assert "It says now: Van de ander" in answer.content.decode()
    assert rules().name == "Van de ander"


def test_pages_speak_only_languages_that_are_offered(cast, client_of):
    change(by=cast.anna, languages=["nl"], language="nl")

    page = client_of(None, language="en").get("/privacy/")

    assert page.headers["Content-Language"] == "nl"
    assert "English" not in page.content.decode()


def test_who_chose_nothing_reads_the_language_of_the_house(cast, client_of):
    change(by=cast.anna, language="en")

    assert client_of(None, language="fr").get("/privacy/").headers["Content-Language"] == "en"
    assert client_of(None, language="nl").get("/privacy/").headers["Content-Language"] == "nl"


def test_a_logo_is_drawn_anew_and_shown_and_can_be_taken_away(cast, client_of):
    client = client_of(cast.anna)
    client.post("/house/logo/", {"logo": picture(size=(900, 600))})

    shown = client_of(None).get("/house/logo.png")

    with Image.open(BytesIO(shown.content)) as drawn:
        assert (drawn.format, drawn.height) == ("PNG", 128)
    assert "/house/logo.png?" in client.get("/house/").content.decode()
    client.post("/house/logo/", {"remove": "yes"})
    assert client_of(None).get("/house/logo.png").status_code == 404


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("logo.png", b"<svg onload='alert(1)'>"),
        SimpleUploadedFile("logo.png", b"GIF89a" + b"\0" * 40),
        SimpleUploadedFile("logo.png", b""),
        SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
    ],
    ids=["svg", "gif", "empty", "broken"],
)
def test_what_is_no_picture_is_refused(cast, client_of, upload):
    upload.seek(0)

    assert client_of(cast.anna).post("/house/logo/", {"logo": upload}).status_code == 422
    assert not rules().logo


def test_the_log_tells_in_sentences_and_filters(cast, client_of):
    change(by=cast.anna, name="Huis van Oost", sign_up="closed")
    client = client_of(cast.anna)

    everything = client.get("/house/audit/").content.decode()
    of_others = client.get("/house/audit/?kind=house&person=Noor").content.decode()
    before = client.get("/house/audit/?kind=house&until=2020-01-01").content.decode()

    assert "“name of the house” became “Huis van Oost”; it was “Samenspel”." in everything
    assert "Closed: administrators bring people in" in everything
    assert "Huis van Oost”" not in of_others
    assert "Huis van Oost”" not in before


def test_a_copy_of_the_log_is_logged_itself(cast, client_of):
    change(by=cast.anna, name="=1+1")

    copy = client_of(cast.anna).post("/house/audit.csv").content.decode()

    assert "Anna Visser (anna)" in copy
    assert AuditEvent.objects.latest_first().first().verb == "house.audit_exported"


@pytest.mark.parametrize("number", [2, 40])
def test_the_log_asks_the_database_as_seldom_for_many_lines_as_for_few(
    cast, client_of, django_assert_max_num_queries, number
):
    for each in range(number):
        change(by=cast.anna, name=f"Huis {each}")
    client = client_of(cast.anna)
    client.get("/house/audit/")

    with django_assert_max_num_queries(14):
        client.get("/house/audit/")


def test_the_page_of_health_says_what_to_do(cast, client_of):
    page = client_of(cast.anna).get("/house/health/").content.decode()

    assert "The work of the night has not run yet." in page
    assert "samenspel nightly" in page


def test_a_night_in_which_something_failed_is_told(cast, client_of):
    Night.objects.create(failed=["snapshot"])

    assert (
        "In the last night this failed: snapshot."
        in client_of(cast.anna).get("/house/health/").content.decode()
    )


def test_whatever_watches_reads_a_number_and_nothing_else(client_of, db, monkeypatch):
    assert client_of(None).get("/health/").content == b""

    def broken(self):
        raise DatabaseError

    monkeypatch.setattr("samenspel.house.checking.MigrationExecutor", lambda connection: broken(None))
    answer = client_of(None).get("/health/")

    assert (answer.status_code, answer.content) == (503, b"")


def test_a_cache_that_forgets_is_broken(db, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda *rest: None)

    assert checking.cached().state == "broken"


def test_every_period_has_bounds_that_hold_its_default():
    assert PERIODS
    for period in PERIODS.values():
        assert 1 <= period.least <= period.default <= period.most
