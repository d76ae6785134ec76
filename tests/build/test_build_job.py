"""Jobs and digests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.build.job import Job, check_targets, digest, is_target

PARTS = st.lists(st.text() | st.binary(), max_size=4)


def job(target: str) -> Job:
    return Job(target, "d", bytes)


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_digest(one: list[str | bytes], other: list[str | bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@pytest.mark.parametrize("parts", [("ab", "c"), ("a", "bc"), ("abc",), (b"ab", "c"), ("abc", ""), ("", "abc")])
def test_a_digest_knows_where_a_part_ends_and_what_it_is(parts: tuple[str | bytes, ...]) -> None:
    others = {("ab", "c"), ("a", "bc"), ("abc",), (b"ab", "c"), ("abc", ""), ("", "abc")} - {parts}
    assert digest(*parts) not in {digest(*other) for other in others}


@pytest.mark.parametrize("target", ["guides/a.pdf", "a.pdf", "packets/x/students/ä.pdf", "..a/b..", "a/.studykit/b"])
def test_a_path_below_the_output_folder_is_a_target(target: str) -> None:
    assert is_target(target)


@pytest.mark.parametrize(
    "target",
    [
        "", ".", "..", "../a", "a/../b", "a/./b", "/a", "a//b", "a/", "a\\b", "c:a", "c:/a", "a\0b",
        ".studykit", ".studykit/ledger.json", ".Studykit/lock",
    ],
)  # fmt: skip
def test_any_other_path_is_a_fault_of_ours(target: str) -> None:
    assert not is_target(target)
    with pytest.raises(ValueError, match="not a path below"):
        check_targets([job(target)])


@pytest.mark.parametrize("pair", [("a.pdf", "a.pdf"), ("Cells.pdf", "cells.PDF"), ("\u00e9.pdf", "e\u0301.pdf")])
def test_two_jobs_for_one_file_are_a_fault_of_ours(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="two jobs have one target"):
        check_targets([job(target) for target in pair])


def test_a_target_that_is_a_folder_of_another_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="also a folder"):
        check_targets([job("a/b/c"), job("A")])
