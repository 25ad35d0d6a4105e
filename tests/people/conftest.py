"""What tests of people share."""

import pytest
from django.utils.translation import override


@pytest.fixture
def in_english():
    """Sentences as they stand in the code."""
    with override("en"):
        yield
