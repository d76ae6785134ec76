"""Whatever an author writes, a quiz can be made of it, its rules can be checked, and each item has one right answer."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kinds.case import load
from pdf.reader import Reader
from quiz.script import handout_words
from studykit.assemble.quiz import quiz
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import quiz_paper
from studykit.diagnostics import Severity
from studykit.formats.pdf.handout import render_handout
from studykit.lint.run import linted
from studykit.model.quiz import QuizPlan, Task
from studykit.model.text import plain

WORDS = [
    "a",
    "An",
    "CP",
    "not",
    "5 %",
    "$10",
    "É",
    "“of”",
    "x" * 60,
    "never",
    "**strong**",
    "`code`",
    "[@atlas]",
    "or",
    "é?",
]
SAYING = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
NUMBER = st.integers(-50, 5000).map(str)
DATE = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
SLUGS = [f"e{number}" for number in range(9)]


def entries(count: int) -> st.SearchStrategy[dict[str, Any]]:
    one = st.fixed_dictionaries(
        {"says": SAYING, "size": NUMBER, "day": DATE, "planet": st.sampled_from(["mars", "saturn"])}
    )
    return st.fixed_dictionaries(dict.fromkeys(SLUGS[:count], one))


def facts(rows: dict[str, Any]) -> dict[str, Any]:
    fields = {
        "name": {"label": "Name", "key": "yes"},
        "says": {"label": "Saying", "ask": "What says {name}?", "reverse": "Who says {says}?"},
        "size": {"label": "Size", "type": "number", "ask": "How big is {name}?"},
        "day": {"label": "Day", "type": "date", "ask": "When was {name}?"},
        "planet": {
            "label": "Planet", "type": "ref", "to": "planets/planets",
            "ask": "Where is {name}?", "members": "Who is on {planet}?",
        },
    }  # fmt: skip
    named = {slug: {"name": f"The {slug}", **row} for slug, row in rows.items()}
    return {"facts": "codes", "title": "Codes", "noun": "code", "source": "atlas", "fields": fields, "entries": named}


def cases(rows: list[list[str]]) -> dict[str, Any]:
    items = {
        f"c{number}": {"situation": f"Case {number}.", "answer": right, "wrong": dict.fromkeys(wrong, "No.")}
        for number, (right, *wrong) in enumerate(rows)
    }
    return {"scenarios": "cases", "title": "Cases", "ask": "And now?", "source": "atlas", "items": items}


def listed(kind: str, texts: list[str]) -> dict[str, Any]:
    items = {f"i{number}": text for number, text in enumerate(texts)}
    more = {"ask": "Name them.", "ordered": "yes"} if kind == "list" else {}
    return {kind: f"{kind}-it", "title": "All of them", "source": "atlas", **more, "items": items}


def different(least: int, most: int) -> st.SearchStrategy[list[str]]:
    def words(text: str) -> str:
        return " ".join(text.replace("[@atlas]", "").replace("*", "").replace("`", "").casefold().split())

    return st.lists(SAYING.filter(words), min_size=least, max_size=most, unique_by=words)


SECTIONS = st.tuples(
    st.integers(2, 9).flatmap(entries).map(facts),
    st.lists(different(2, 5), min_size=1, max_size=4).map(cases),
    different(1, 9).map(lambda texts: listed("list", texts)),
    different(1, 9).map(lambda texts: listed("steps", texts)),
)


@settings(deadline=None, max_examples=80)
@given(SECTIONS, st.integers(2, 5), st.sampled_from("12345"))
def test_any_text_gives_a_fair_quiz(sections: tuple[dict[str, Any], ...], choices: int, seed: str) -> None:
    head = {"topic": "any", "title": "Any", "summary": "Any.", "status": "current", "checked": "2026-11-21"}
    topic = {**head, "objectives": {"name": "Any."}, "sections": sections}
    with TemporaryDirectory() as folder:
        case = Path(folder) / "any.yaml"
        case.write_text(json.dumps(topic), encoding="utf-8")  # JSON is YAML
        loaded = load(case, Path(folder))
    assert loaded.kit is not None
    assume(not any(problem.severity is Severity.ERROR for problem in loaded.diagnostics))
    linted(loaded.kit, loaded.diagnostics)
    own = next(topic for topic in loaded.kit.topics if topic.id == "any")
    made = quiz(loaded.kit, own, QuizPlan(items=30, versions=3, choices=choices, seed=seed))
    assert made is not None
    for form in made.forms:
        for item in form.items:
            assert len({plain(option).casefold() for option in item.options}) == len(item.options)
            assert all(0 <= place < len(item.options) for row in item.rows for place in row.right)
            assert item.task is not Task.CHOICE or len(item.rows[0].right) == 1
            assert item.task is not Task.CHOICE or 2 <= len(item.options) <= choices
    for handout in (quiz_paper(made), quiz_key(made)):
        assert Reader(render_handout(handout)).document.words == handout_words(handout)
