"""What a quiz is: the same items in every version, balanced, spread, the same on every machine, and tied to its key."""

import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from math import ceil, sqrt
from pathlib import Path

import pytest
from msgspec.structs import replace

from kinds.case import load
from studykit.assemble.candidates import Pool
from studykit.assemble.draw import drawn
from studykit.assemble.quiz import exam, quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.assemble.status import banner
from studykit.checker import check, shipped_content
from studykit.model.document import Paragraph, Tone
from studykit.model.kit import Kit, Status
from studykit.model.natural import natural_order
from studykit.model.quiz import Quiz, QuizPlan, Task
from studykit.model.text import plain
from studykit.model.walk import texts

KIT = check(shipped_content()).kit
PLAN = QuizPlan()


def quizzes(plan: QuizPlan = PLAN) -> list[Quiz]:
    assert isinstance(KIT, Kit)
    found = [quiz(KIT, topic, plan) for topic in KIT.topics]
    return [one for one in found if one is not None]


def test_versions_have_the_same_items_in_another_order_with_options_in_another_order() -> None:
    for one in quizzes(QuizPlan(versions=3)):
        first, *others = one.forms
        assert [form.version for form in one.forms] == ["A", "B", "C"]
        for other in others:
            assert {item.key for item in other.items} == {item.key for item in first.items}
            assert [item.key for item in other.items] != [item.key for item in first.items]
        options = {item.key: item.options for item in first.items}
        for form in others:
            assert any(item.options != options[item.key] for item in form.items)
            assert all(set(map(plain, item.options)) == set(map(plain, options[item.key])) for item in form.items)


@pytest.mark.parametrize("choices", [3, 4])
@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_no_letter_is_right_more_often_than_its_share_and_one(choices: int, seed: str) -> None:
    for one in quizzes(QuizPlan(choices=choices, seed=seed)):
        for form in one.forms:
            letters = Counter(item.rows[0].letters for item in form.items if item.task is Task.CHOICE)
            assert max(letters.values()) <= ceil(letters.total() / 3) + 1


def test_over_many_seeds_no_letter_is_favored_anywhere_in_the_form() -> None:
    assert isinstance(KIT, Kit)
    topic = max(KIT.topics, key=lambda topic: sum(len(section.questions) for section in topic.sections))
    first: Counter[str] = Counter()
    follows = Counter[bool]()
    for seed in range(150):
        one = quiz(KIT, topic, QuizPlan(seed=str(seed), versions=1))
        assert one is not None
        free = [
            item.rows[0].letters
            for item in one.forms[0].items
            if item.task is Task.CHOICE and len(item.options) == 3 and natural_order(item.options) is None
        ]
        first[free[0]] += 1
        follows.update(a == b for a, b in pairwise(free))
    for letter in "ABC":
        assert abs(first[letter] - 50) < 4 * sqrt(150 * 2 / 9), first
    # dealt out evenly, a letter follows itself a little less often than one time in three
    assert 0.2 < follows[True] / follows.total() < 0.37


def test_numbers_and_dates_stand_in_their_order() -> None:
    seen = 0
    for one in quizzes(QuizPlan(items=100, versions=3)):
        for form in one.forms:
            for item in form.items:
                order = natural_order(item.options) if item.task is not Task.ORDER else None
                if order is not None:
                    assert order == tuple(range(len(item.options)))
                    seen += 1
    assert seen > 20


def test_no_two_items_ask_the_same_or_rest_on_the_same_fact() -> None:
    for one in quizzes(QuizPlan(items=200)):
        stems = [" ".join(plain(text) for text in texts(answer.stem)) for answer in one.answers]
        assert len(set(stems)) == len(stems)
        facts = [answer.key.removesuffix("/reverse") for answer in one.answers]
        assert len(set(facts)) == len(facts)


def test_items_are_spread_over_the_sections() -> None:
    assert isinstance(KIT, Kit)
    for one in quizzes():
        topic = next(topic for topic in KIT.topics if topic.id == one.topic)
        asking = sum(bool(section.questions) for section in topic.sections)
        drawn = Counter(answer.key.split("/")[1] for answer in one.answers)
        assert len(drawn) >= min(asking, len(one.answers)) * 0.6
        assert max(drawn.values()) <= len(one.answers) / 2


def test_the_code_changes_with_all_that_a_key_depends_on() -> None:
    assert isinstance(KIT, Kit)
    topic = KIT.topics[0]
    kits = [KIT, replace(KIT, edition="2099.1")]
    plans = [PLAN, QuizPlan(versions=3), QuizPlan(seed="2"), QuizPlan(items=19), QuizPlan(choices=4)]
    codes = [made.code for kit in kits for plan in plans if (made := quiz(kit, topic, plan))]
    assert len(set(codes)) == len(kits) * len(plans)
    again = quiz(KIT, topic, PLAN)
    assert again is not None
    assert again.code == codes[0]


def test_points_are_the_same_in_every_version_and_add_up() -> None:
    for one in quizzes(QuizPlan(versions=3)):
        assert {sum(item.points for item in form.items) for form in one.forms} == {one.points}


def test_a_topic_without_questions_gives_no_quiz(tmp_path: Path) -> None:
    case = Path(__file__).parents[1] / "cases" / "kinds" / "prose.yaml"
    kit = load(case, tmp_path).kit
    assert kit is not None
    assert quiz(kit, next(topic for topic in kit.topics if topic.id == "prose"), PLAN) is None


def test_another_hash_seed_gives_the_same_quizzes() -> None:
    script = (
        "from studykit.checker import check, shipped_content\n"
        "from studykit.assemble.quiz import quiz\n"
        "from studykit.model.quiz import QuizPlan\n"
        "kit = check(shipped_content()).kit\n"
        "print([quiz(kit, topic, QuizPlan()).code for topic in kit.topics])"
    )
    codes = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert codes == {f"{[one.code for one in quizzes()]}\n"}


def test_an_exam_on_several_topics_says_which_of_them_are_not_current() -> None:
    assert isinstance(KIT, Kit)
    known = {topic.id: topic for topic in KIT.topics}
    both = [known["ecqs-2025"], known["ecqs-2006"]]
    whole = exam(KIT, both, "both", both[0].title, PLAN, drawn(both, PLAN, Pool()))
    assert whole is not None
    assert whole.banner is not None
    assert whole.banner.tone is Tone.SUPERSEDED
    (said,) = (plain(block.text) for block in whole.banner.body if isinstance(block, Paragraph))
    assert said.startswith(f"{plain(both[1].title)}: Superseded on ")
    assert {part.banner for part in (*quiz_paper(whole).parts, *quiz_key(whole).parts)} == {whole.banner}
    alone = quiz(KIT, both[1], PLAN)
    assert alone is not None
    assert alone.banner == banner(KIT, both[1])
    assert all(one.banner is None for one in quizzes() if known[one.topic].status is Status.CURRENT)
