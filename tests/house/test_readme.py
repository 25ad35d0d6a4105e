"""What README tells people to type, works."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if not line.startswith("SAMENSPEL_")]
# What runs the product, or is run by whoever runs this test.
LONG = ("git clone", "cd ", "bin/demo", "bin/test", "bin/setup", ".venv/bin/samenspel serve")


@pytest.fixture
def type_in(tmp_path):
    """Types a command of README in this repository, with a data folder of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAMENSPEL_")}
    env |= {"SAMENSPEL_DATA_DIR": str(tmp_path), "PYTHONWARNINGS": "default"}
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        env.pop(name, None)

    def type_in(command, **more):
        here = command.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
        here = here.replace("'var/", f"'{tmp_path}/").replace("backup.sqlite3", f"{tmp_path}/backup.sqlite3")
        done = subprocess.run(here, shell=True, cwd=ROOT, env=env | more, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    return type_in


def test_readme_has_commands_to_try():
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("bin/")])
def test_a_command_of_ours_exists(command):
    assert os.access(ROOT / command.split()[0], os.X_OK)


def test_own_data_comes_in_and_is_kept_and_backed_up(type_in, tmp_path):
    todo = [each for each in COMMANDS if not each.startswith(LONG) and "--deploy" not in each]
    assert len(todo) >= 6

    said = {command: type_in(command) for command in todo}

    assert "12" in said[".venv/bin/samenspel import people docs/example/people.csv --dataset example"]
    assert (tmp_path / "backup.sqlite3").stat().st_size > 100_000
    people = type_in(".venv/bin/samenspel administrator you@samen.example")
    assert "now looks after this installation" in people


def test_the_settings_for_a_public_address_pass_the_check(type_in, tmp_path):
    settings = dict(re.findall(r"^(SAMENSPEL_\w+)=(.+)$", README, re.MULTILINE))
    assert len(settings) >= 5
    # Neither that folder nor that database is on this machine.
    settings["SAMENSPEL_DATA_DIR"] = str(tmp_path)

    type_in(".venv/bin/samenspel check --deploy --fail-level WARNING", **settings)


def test_the_example_gives_the_figures_of_its_ties(type_in):
    command = next(each for each in COMMANDS if "measures ties" in each)

    said = type_in(command)

    assert re.search(r"^ +edges +20$", said, re.MULTILINE)
    assert re.search(r"^ +external +11$", said, re.MULTILINE)
