"""Dates as a reader says them."""

import pytest

from studykit.model.dates import day


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2025-10-01", "1 October 2025"),
        ("2026-12-31", "31 December 2026"),
        ("2025-06", "June 2025"),
        ("2023", "2023"),
        ("c. 2015–2017", "c. 2015–2017"),
        ("mid-2025", "mid-2025"),
        ("2019-2021", "2019-2021"),
        ("n.d.", "n.d."),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_day(iso, said):
    assert day(iso) == said
