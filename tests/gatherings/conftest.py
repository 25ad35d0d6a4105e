"""Acts of this room say in words what stands in the way; tests read them in English."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield
