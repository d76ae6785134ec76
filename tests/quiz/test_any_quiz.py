"""Whatever an author writes, a quiz can be made of it, its rules can be checked, and each item has one right answer."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings

from kinds.case import load
from kinds.test_any_text import SECTIONS
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


@settings(deadline=None, max_examples=60)
@given(SECTIONS)
def test_any_text_gives_a_fair_quiz(sections: tuple[dict[str, Any], ...]) -> None:
    head = {"topic": "any", "title": "Any", "summary": "Any.", "status": "current", "checked": "2026-11-21"}
    topic = {**head, "objectives": {"name": "Any."}, "sections": sections}
    with TemporaryDirectory() as folder:
        case = Path(folder) / "any.yaml"
        case.write_text(json.dumps(topic), encoding="utf-8")  # JSON is YAML
        loaded = load(case, Path(folder))
    if loaded.kit is None or any(problem.severity is Severity.ERROR for problem in loaded.diagnostics):
        return
    linted(loaded.kit, loaded.diagnostics)
    for one in loaded.kit.topics:
        made = quiz(loaded.kit, one, QuizPlan(items=30, versions=3))
        if made is None:
            continue
        for form in made.forms:
            for item in form.items:
                assert len(set(map(plain, item.options))) == len(item.options)
                assert all(0 <= place < len(item.options) for row in item.rows for place in row.right)
                assert item.task is not Task.CHOICE or len(item.rows[0].right) == 1
        for handout in (quiz_paper(made), quiz_key(made)):
            assert Reader(render_handout(handout)).document.words == handout_words(handout)
