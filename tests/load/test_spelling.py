"""Hints for names that nobody knows."""

from studykit.spelling import listed, nearest, suggestion


def test_the_nearest_name_is_found_whatever_its_case() -> None:
    assert nearest("Titel", ["topic", "title", "summary"]) == "title"
    assert nearest("colour", ["topic", "title", "summary"]) is None


def test_among_very_many_names_or_for_a_very_long_one_nothing_is_compared() -> None:
    names = [f"entry-{number}" for number in range(501)]
    assert nearest("entry-7x", names[:500]) == "entry-7"
    assert nearest("entry-7x", names) is None
    assert nearest("e" * 101, ["e" * 100]) is None


def test_a_hint_names_the_nearest_or_a_few_or_nothing() -> None:
    assert suggestion("titel", ["topic", "title"]) == "did you mean `title`?"
    assert suggestion("colour", ["topic", "title"]) == "known here: `topic`, `title`"
    assert suggestion("colour", []) == suggestion("colour", [f"n{number}" for number in range(13)]) == ""


def test_of_many_names_the_first_few_are_said() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed([*"abcdefgh"]) == "a, b, c, d, e, f and 2 more"
