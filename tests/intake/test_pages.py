"""From upload to report in the browser: who may, what is shown, and that it happens once or not at all."""

import gzip
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from samenspel.intake import progress, running
from samenspel.intake.models import Dataset, Run
from samenspel.people.introducing import introduce
from samenspel.people.models import Person

STAFF = "nummer;naam;team;leeftijd\n1;Anna;Noord;33\n2;Bas;Zuid;40\n"
PAGES = ["/import/", "/import/new/people/", "/import/1/", "/import/1/report.csv", "/import/sets/x/remove/"]
ACTS = ["/import/1/choices/", "/import/1/again/", "/import/1/throw-away/"]


@pytest.fixture
def anna(db):
    return introduce(name="Anna Beheer", email="beheer@samen.example", is_administrator=True)


@pytest.fixture
def admin(client_of, anna):
    return client_of(anna)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def upload(admin):
    """``upload(text)`` brings a file to the page and gives the run, as it was shown."""

    def upload(content=STAFF, kind="people", name="wijkteam.csv"):
        content = content if isinstance(content, bytes) else content.encode()
        answer = admin.post(f"/import/new/{kind}/", {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 302, answer.content.decode()
        return Run.objects.get()

    return upload


@pytest.fixture
def choices(admin):
    """What the form on the preview holds when nothing is changed."""

    def choices(run, **changes):
        page = admin.get(run.get_absolute_url())
        return {**{field.html_name: field.value() or "" for field in page.context["form"]}, **changes}

    return choices


@pytest.fixture
def bring_in(admin, choices, django_capture_on_commit_callbacks):
    """Press "Bring it in", and let the worker do it."""

    def bring_in(run, **changes):
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin.post(
                f"{run.get_absolute_url()}choices/", {**choices(run, **changes), "bring": "1"}
            )
        run.refresh_from_db()
        return answer

    return bring_in


def files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.mark.parametrize("address", PAGES)
def test_visitors_are_asked_to_sign_in_and_members_are_refused(client_of, cast, address):
    assert client_of(None).get(address).url.startswith("/account/login/")
    assert client_of(cast.sami).get(address).status_code == 403
    assert client_of(cast.noor).get(address).status_code == 403


@pytest.mark.parametrize("address", ["/import/new/people/", "/import/sets/x/remove/", *ACTS])
def test_nobody_else_can_do_anything(client_of, cast, address):
    assert client_of(None).post(address).url.startswith("/account/login/")
    assert client_of(cast.noor).post(address).status_code == 403


def test_acts_are_not_done_by_following_a_link(admin):
    assert [admin.get(address).status_code for address in ACTS] == [405] * 3


def test_the_overview_says_what_can_be_brought_in(admin):
    page = admin.get("/import/").content.decode()

    assert all(word in page for word in ("Bring in people", "Bring in ties", "Bring in events"))
    assert "Nothing was brought in yet." in page


def test_the_preview_shows_columns_counts_and_first_rows_and_writes_nothing(admin, upload):
    page = admin.get(upload().get_absolute_url()).content.decode()

    assert "2 new" in page
    assert '<option value="attribute" selected>' in page
    assert "Anna" in page
    assert Person.objects.count() == 1, "only the administrator"


def test_the_kept_file_can_be_read_by_its_owner_only(upload, settings):
    upload()

    assert all(path.stat().st_mode & 0o077 == 0 for path in files(settings))


def test_bringing_it_in_ends_in_a_report_and_the_file_is_gone(admin, upload, bring_in, settings):
    run = upload()

    bring_in(run, visibility="signed_in")
    bring_in(run, visibility="signed_in")

    assert run.state == Run.State.DONE
    assert Dataset.objects.get().visibility == "signed_in"
    assert Person.objects.count() == 3
    assert (
        "Everything in this file is now in the set “wijkteam”."
        in admin.get(run.get_absolute_url()).content.decode()
    )
    assert files(settings) == []


def test_what_was_changed_is_shown_before_it_comes_in(upload, bring_in):
    run = upload()

    bring_in(run, dataset_name="Wijkteam Noord", column_2="")

    assert (run.state, run.dataset_name, run.mapping["team"]) == (Run.State.READ, "Wijkteam Noord", "")
    assert Person.objects.count() == 1


def test_a_sensitive_column_that_is_chosen_is_warned_about(admin, upload, choices):
    run = upload()

    admin.post(f"{run.get_absolute_url()}choices/", choices(run, column_3="attribute"))

    assert "The column “leeftijd” looks sensitive." in admin.get(run.get_absolute_url()).content.decode()


def test_one_field_for_two_columns_is_refused_with_a_sentence(admin, upload, choices):
    run = upload()

    answer = admin.post(f"{run.get_absolute_url()}choices/", choices(run, column_2="name"))

    assert answer.status_code == 422
    assert "“naam” is already “name”." in answer.content.decode()


def test_a_file_without_a_known_column_can_be_mapped_by_hand(admin, upload, choices):
    run = upload("kleur,maat\nrood,3\n")
    assert "There is no column for" in admin.get(run.get_absolute_url()).content.decode()

    admin.post(f"{run.get_absolute_url()}choices/", choices(run, column_0="key"))

    assert "What it comes to" in admin.get(run.get_absolute_url()).content.decode()


def test_wrong_rows_are_listed_and_cannot_be_brought_in(admin, upload, bring_in):
    run = upload(STAFF + "2;Cor;;\n;;;1\n")

    bring_in(run)

    page = admin.get(run.get_absolute_url()).content.decode()
    assert run.state == Run.State.READ
    assert "Row 4, column “nummer”" in page
    assert 'name="bring"' not in page
    assert Person.objects.count() == 1


def test_the_report_is_a_csv_that_does_no_harm(admin, upload):
    run = upload('nummer;email\n1;"=HYPERLINK(""http://x"")"\n')

    report = admin.get(f"{run.get_absolute_url()}report.csv")

    assert report["Content-Disposition"] == f'attachment; filename="import-{run.pk}.csv"'
    assert '2;email;"\'=HYPERLINK(""http://x"")";This is not an e-mail address.' in report.content.decode(
        "utf-8-sig"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty (0 bytes)."),
        (b"\0\0\0\x18ftypmp42" + bytes(5_000_000), "This is a film or sound file"),
        (gzip.compress(b"x" * 3_000_000, mtime=0), "This file is larger than 1 MB when unpacked."),
        (b"x" * 1_000_001, "This file is larger than 1 MB."),
    ],
)
def test_what_is_no_table_is_refused_and_not_kept(admin, settings, content, sentence):
    settings.IMPORT_MAX_MEGABYTES = 6 if b"ftyp" in content else 1

    answer = admin.post("/import/new/people/", {"file": SimpleUploadedFile("film.mp4", content)})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Run.objects.exists()
    assert files(settings) == []


def test_a_page_under_way_asks_for_itself_and_works_by_reload(admin, upload, client_of):
    run = upload()
    Run.objects.update(state=Run.State.RUNNING)
    progress.note(run, 122_000)(40_000)

    page = admin.get(run.get_absolute_url())
    part = admin.get(run.get_absolute_url(), headers={"HX-Request": "true"})

    assert "of 122,000 rows" in page.content.decode()
    assert 'hx-trigger="every 1s"' in page.content.decode()
    assert "<html" not in part.content.decode()
    assert part.content.decode().strip().startswith('<div id="standing"')


def test_two_tabs_and_a_double_press_import_once(upload, settings):
    run = upload()
    other = Run.objects.get()

    assert [running.confirm(run), running.confirm(other)] == [True, False]
    running.carry_out(run.pk, run.attempt)
    running.carry_out(run.pk, run.attempt)

    assert Person.objects.count() == 3


def test_the_time_between_reading_and_the_yes_is_no_silence(upload):
    run = upload()
    progress.note(run, 3)
    os.utime(progress._path(run), (0, 0))

    running.confirm(run)

    assert not progress.has_stopped(run)
    assert progress.has_stopped(run, timezone.now() + timedelta(minutes=2))


def test_a_run_whose_worker_died_can_be_begun_again(admin, upload, django_capture_on_commit_callbacks):
    run = upload()
    long_ago = timezone.now() - timedelta(hours=1)
    Run.objects.update(state=Run.State.RUNNING, begun_at=long_ago)
    progress.forget(run)
    assert "Begin again" in admin.get(run.get_absolute_url()).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"{run.get_absolute_url()}again/")

    run.refresh_from_db()
    assert run.state == Run.State.DONE
    assert Person.objects.count() == 3


def test_a_worker_that_was_given_up_cannot_end_the_run_any_more(upload, monkeypatch):
    """What it did is taken back, in the same transaction."""
    run = upload()
    running.confirm(run)

    def meanwhile_taken_over(plan, **rest):
        Run.objects.update(attempt=run.attempt + 1)
        return carry_out(plan, **rest)

    carry_out = running.importing.carry_out
    monkeypatch.setattr(running.importing, "carry_out", meanwhile_taken_over)
    running.carry_out(run.pk, run.attempt)

    assert Person.objects.count() == 1
    assert Run.objects.get().state == Run.State.RUNNING
    assert Path(run.file.path).exists(), "who took over still needs it"


def test_an_error_of_ours_is_a_sentence_and_leaves_nothing(upload, bring_in, monkeypatch, settings, caplog):
    def break_off(*_args, **_kwargs):
        raise RuntimeError(" ".join(["out", "of", "order"]))

    run = upload()
    monkeypatch.setattr("samenspel.people.intake.PeopleBook.bring_in", break_off)
    bring_in(run)

    assert run.state == Run.State.REFUSED
    assert run.problems[0]["wrong"].startswith("Something went wrong on our side")
    assert "RuntimeError" in caplog.text
    assert "break_off" in caplog.text
    assert "out of order" not in caplog.text, "an error may quote a cell of the file"
    assert files(settings) == []


def test_a_large_file_is_read_by_the_worker(upload, admin, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE_ROWS", 1)
    with django_capture_on_commit_callbacks() as callbacks:
        run = upload()
    assert run.state == Run.State.CHECKING

    for callback in callbacks:
        callback()

    assert "What it comes to" in admin.get(run.get_absolute_url()).content.decode()


def test_a_file_nobody_confirmed_is_forgotten_after_a_week(upload, settings):
    upload()

    running.forget_old(at=timezone.now() + timedelta(days=8))

    assert not Run.objects.exists()
    assert files(settings) == []


def test_throwing_away_takes_the_file_and_nothing_that_was_done(admin, upload, bring_in, settings):
    run = upload()
    bring_in(run)
    admin.post(f"{run.get_absolute_url()}throw-away/")
    assert Run.objects.count() == 1

    Run.objects.update(state=Run.State.READ)
    admin.post(f"{run.get_absolute_url()}throw-away/")
    assert Run.objects.count() == 0


def test_a_set_is_removed_after_asking(admin, upload, bring_in):
    bring_in(upload())
    assert "2 people whom it brought" in admin.get("/import/sets/wijkteam/remove/").content.decode()

    answer = admin.post("/import/sets/wijkteam/remove/", follow=True)

    assert "“wijkteam” is gone, with 2 people; 0 stay" in answer.content.decode()
    assert Person.objects.count() == 1


def test_ties_can_be_without_direction_by_relation(upload, bring_in, admin):
    run = upload("relatie;van;naar\nadvies;a;b\nadvies;b;a\n", kind="ties", name="wijkteam-banden.csv")

    bring_in(run, dataset_name="Wijkteam", undirected=["advies"])
    bring_in(run)

    assert run.counts["left_out"] == {"double": 1}


def test_the_overview_asks_the_same_of_the_database_with_more_sets(
    admin, bring, django_assert_max_num_queries
):
    for number in range(6):
        bring("people", f"id\n{number}\n", dataset=f"Set {number}")

    with django_assert_max_num_queries(10):
        admin.get("/import/")


def test_every_page_speaks_dutch(client_of, anna, upload):
    run = upload(STAFF + ";;;\n2;x;;\n")
    dutch = client_of(anna, language="nl")

    pages = [
        dutch.get(address).content.decode()
        for address in ("/import/", "/import/new/ties/", run.get_absolute_url())
    ]

    assert "Gegevens inlezen" in pages[0]
    assert "Verbindingen inlezen" in pages[1]
    assert "Rij 5" in pages[2]


# --- Which set ----------------------------------------------------------------------------------------------


def named(name):
    return SimpleUploadedFile(name, STAFF.encode())


@pytest.mark.parametrize("name", ["people.csv", "events.csv.gz", "nodes.csv", "edges.csv"])
def test_a_file_with_a_bare_name_asks_for_the_name_of_its_set(admin, settings, name):
    answer = admin.post("/import/new/people/", {"file": named(name)})

    assert answer.status_code == 422
    assert "such as “Wijkteam Noord 2026”" in answer.content.decode()
    assert files(settings) == []


def test_what_comes_next_is_proposed_for_the_same_set(admin, upload, bring_in, client_of, cast):
    bring_in(upload(), dataset_name="Wijkteam Noord")
    bring_in(Run.objects.get())

    page = admin.get("/import/new/events/").content.decode()
    admin.post("/import/new/people/", {"file": named("people.csv"), "dataset_name": "Wijkteam Noord"})

    assert 'name="dataset_name" value="Wijkteam Noord"' in page
    assert '<option value="Wijkteam Noord">' in page
    assert Run.objects.latest("pk").dataset_name == "Wijkteam Noord"
    assert (
        'name="dataset_name" value=' not in client_of(cast.anna).get("/import/new/events/").content.decode()
    )


def test_after_a_day_no_set_is_proposed(admin, upload, bring_in):
    bring_in(upload())
    Run.objects.update(made_at=timezone.now() - timedelta(days=2))

    page = admin.get("/import/new/events/").content.decode()
    assert 'name="dataset_name"' in page
    assert 'name="dataset_name" value=' not in page


# --- What becomes visible -----------------------------------------------------------------------------------


def test_figures_for_everyone_show_no_person_and_no_organisation_to_visitors(
    admin, upload, bring_in, client_of, cast
):
    run = upload("id;naam;organisatie\n1;Piet Proefpersoon;De Brink\n")
    bring_in(run, visibility="public")
    bring_in(run)

    def seen_by(person):
        client = client_of(person)
        pages = [client.get(address).content.decode() for address in ("/people/?q=Proef", "/organisations/")]
        return "Piet Proefpersoon" in pages[0], "De Brink" in pages[1]

    assert Dataset.objects.get().visibility == "public"
    assert seen_by(None) == (False, False)
    assert seen_by(cast.sami) == (True, True)


def test_the_page_says_who_will_see_what(admin, upload):
    page = admin.get(upload().get_absolute_url()).content.decode()

    assert "everyone who is signed in, never visitors" in page


# --- What goes wrong on our side, and what is left behind ---------------------------------------------------


def test_an_error_of_ours_in_a_file_is_a_sentence_and_the_file_goes(admin, settings, monkeypatch, caplog):
    def break_off(*_args):
        raise IndexError("Anna de Vries")

    monkeypatch.setattr("samenspel.intake.columns.guess", break_off)
    answer = admin.post("/import/new/people/", {"file": named("wijkteam.csv")})

    assert answer.status_code == 422
    assert "Something went wrong on our side" in answer.content.decode()
    assert files(settings) == []
    assert "IndexError" in caplog.text


def test_a_small_file_that_is_large_inside_is_read_by_the_worker(upload, monkeypatch):
    monkeypatch.setattr(running, "AT_ONCE_BYTES", 2_000)

    run = upload(gzip.compress(b"id;naam\n1;" + b"Anna" * 10 + b" " * 3_000 + b"\n"))

    assert run.state == Run.State.CHECKING


@pytest.mark.parametrize("state", ["checking", "waiting", "running"])
def test_what_stopped_half_way_ends_after_a_day_and_its_file_goes(upload, settings, state):
    run = upload()
    Run.objects.update(state=state)
    progress.forget(run)

    running.forget_old(at=timezone.now() + timedelta(hours=20))
    assert Run.objects.get().state == state
    running.forget_old(at=timezone.now() + timedelta(hours=25))

    stopped = Run.objects.get()
    assert (stopped.state, stopped.problems_total) == (Run.State.REFUSED, 1)
    assert files(settings) == []
    running.carry_out(run.pk, run.attempt)
    assert Person.objects.count() == 1, "who wakes up finds that it came too late"


def test_the_night_tidies_up(upload, settings):
    from samenspel.config.management.commands.nightly import WORK

    upload()
    Run.objects.update(made_at=timezone.now() - timedelta(days=8))
    call_command("forget_uploads")

    assert "forget_uploads" in dict(WORK)
    assert files(settings) == []
