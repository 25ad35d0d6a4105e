"""Where the public data sets lie whose figures some tests reproduce: beside the repository, or where told."""

import os
from pathlib import Path

import pytest

ABSENT = "the public data sets are not beside this repository"


def shared_data(*parts):
    """The path of a file or folder of the public data; skips the test where the data is absent."""
    root = Path(os.environ.get("SAMENSPEL_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
    if not root.is_dir():
        pytest.skip(ABSENT)
    return root.joinpath(*parts)
