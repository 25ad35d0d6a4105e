"""What these tests share: a file with given text, and an import of it by the same calls the command makes."""

import gzip

import pytest

from samenspel.intake import importing
from samenspel.intake.problems import Unreadable
from samenspel.intake.running import problems_of


@pytest.fixture
def a_file(tmp_path):
    """``a_file("people.csv", "id\\nA01")`` is the path of a file that holds this."""

    def a_file(name, content, *, packed=False, encoding="utf-8"):
        path = tmp_path / name
        content = content if isinstance(content, bytes) else content.encode(encoding)
        path.write_bytes(gzip.compress(content) if packed else content)
        return path

    return a_file


@pytest.fixture
def bring(a_file, db):
    """Import text or a file, all or nothing; what is refused raises ``importing.Refused``."""

    def bring(kind, what, *, name="file.csv", dataset="Wijkteam", **options):
        path = a_file(name, what) if isinstance(what, str | bytes) else what
        return importing.carry_out(importing.prepare(kind, path, dataset_name=dataset, **options))

    return bring


@pytest.fixture
def problems_in(a_file, db):
    """The sentences that the check of a text gives, in the order of its rows."""

    def problems_in(kind, what, *, name="file.csv", **options):
        try:
            plan = importing.prepare(kind, a_file(name, what), dataset_name="Wijkteam", **options)
        except Unreadable as error:
            return [str(problem) for problem in problems_of(error)]
        return [str(problem) for problem in importing.check(plan).problems.in_order()]

    return problems_in


@pytest.fixture(autouse=True)
def in_english():
    from django.utils import translation

    with translation.override("en"):
        yield
