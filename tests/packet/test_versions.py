"""Who gets which version of a test: each by their own id, so that a late arrival changes nobody else's."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.assemble.course import versions
from studykit.assemble.quiz import quiz
from studykit.checker import shipped_content
from studykit.diagnostics import Span
from studykit.load.kit import load_kit
from studykit.model.quiz import Quiz, QuizPlan
from studykit.model.roster import Person


def drawn(count: int, seed: str = "s") -> Quiz:
    kit = load_kit(shipped_content()).kit
    assert kit is not None
    made = quiz(kit, kit.topics[0], QuizPlan(items=3, versions=count, seed=seed))
    assert made is not None
    return made


TWO, THREE = drawn(2), drawn(3)


def class_of(ids: list[str]) -> list[Person]:
    return [Person(one, f"Person {one}", one, Span("roster.csv", line)) for line, one in enumerate(ids, 2)]


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, min_size=1, max_size=20), st.randoms())
def test_who_comes_later_or_goes_changes_nobody_elses_version(ids, random):
    before = versions(TWO, class_of(ids))
    fewer = random.sample(ids, len(ids) - 1)
    assert versions(TWO, class_of(fewer)) == {one: before[one] for one in fewer}


@pytest.mark.parametrize("whole", [TWO, THREE], ids=["two", "three"])
@pytest.mark.parametrize("first", [1, 1000, 48213])
def test_numbers_that_count_on_are_shared_out_evenly_and_neighbours_differ(whole, first):
    count = len(whole.forms)
    made = list(versions(whole, class_of([f"{number:06}" for number in range(first, first + 30)])).values())
    shares = Counter(made)
    assert len(shares) == count
    assert max(shares.values()) - min(shares.values()) <= 2
    assert sum(a == b for a, b in pairwise(made)) <= 15
    # A round deals out every version once.
    start = -first % count
    assert all(len({*made[at : at + count]}) == count for at in range(start, 30 - count + 1, count))


@pytest.mark.parametrize("step", [2, 3, 10, 100])
def test_numbers_with_gaps_do_not_give_all_the_same(step):
    shares = Counter(versions(TWO, class_of([f"E{step * number}" for number in range(200)])).values())
    assert min(shares.values()) > 60


def test_ids_without_a_number_are_shared_out_by_rank():
    ids = [f"{a}{b}" for a in "abcdefghijklmnop" for b in "qrstuvwxyz"]
    shares = Counter(versions(TWO, class_of(ids)).values())
    assert min(shares.values()) > 55


def test_another_test_deals_anew():
    people = class_of([f"{number}" for number in range(100)])
    assert versions(drawn(2, "t"), people) != versions(TWO, people)
