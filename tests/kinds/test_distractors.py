"""Distractors against the plain definition: walk on from the entry, round the end, and take what is new."""

from hypothesis import given
from hypothesis import strategies as st

from studykit.kinds.distractors import MOST, neighbours
from studykit.model.document import words
from studykit.model.text import plain


@given(st.lists(st.sampled_from("abcdefghijk"), max_size=30))
def test_the_nearest_different_sayings_after_it(sayings: list[str]) -> None:
    found = neighbours([(str(place), saying, words(saying)) for place, saying in enumerate(sayings)])
    for place, saying in enumerate(sayings):
        round_from_here = dict.fromkeys(sayings[place + 1 :] + sayings[:place])
        expected = [other for other in round_from_here if other != saying][:MOST]
        assert [plain(distractor.text) for distractor in found[str(place)]] == expected


def test_ten_thousand_that_say_the_same_cost_no_more_than_ten_thousand_that_differ() -> None:
    alike = [(str(place), "yes", words("yes")) for place in range(10_000)]
    assert set(neighbours([*alike, ("last", "no", words("no"))])) == {*(slug for slug, _, _ in alike), "last"}
