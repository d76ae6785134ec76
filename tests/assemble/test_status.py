"""Dates as a reader says them."""

import pytest

from studykit.assemble.status import day


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-10-01", "1 October 2025"),
        ("2026-12-31", "31 December 2026"),
        ("n.d.", "n.d."),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_day(iso, said):
    assert day(iso) == said
