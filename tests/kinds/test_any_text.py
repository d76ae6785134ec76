"""Whatever an author writes as text, every kind reads it without raising, and what comes out holds together."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, assert_never

from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.case import load
from kinds.rendering import section
from studykit.diagnostics import Severity
from studykit.model.question import Item, Matching, Ordering, Question, TrueSet
from studykit.model.text import Text, plain

TEXT = st.text(st.sampled_from("{}[]()*_`@!<>&#:;|~\\-.,'\" \n1aBé:c"), min_size=1, max_size=24) | st.sampled_from(
    [
        "{key}",
        "{of}{a}",
        "{{c1::x}}",
        "{{c2::*a*::b}}",
        "[@atlas]",
        "codes.one",
        "planets/planets.mars",
        "2026-09-02",
        "1,000",
    ]
)
SLUG = st.sampled_from(["one", "two", "three", "all", "next"])
SOURCED = st.fixed_dictionaries({"text": TEXT}, optional={"source": st.just("atlas"), "unverified": TEXT})
VALUE = TEXT | SOURCED | st.lists(TEXT, max_size=3)


def _facts(entries: dict[str, Any], asks: list[str], kinds: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {"key": {"label": "Key", "key": "yes"}}
    for name, ask, held in zip(("a", "b", "of"), asks, kinds, strict=True):
        fields[name] = {
            "label": name,
            "type": held,
            "optional": "yes",
            "ask": ask + "{key}",
            "reverse": ask + f"{{{name}}}",
        }
        if held == "ref":
            fields[name] |= {"to": "planets/planets", "members": ask}
    return {"facts": "codes", "title": "T", "noun": "n", "source": "digest", "fields": fields, "entries": entries}


ENTRY = st.fixed_dictionaries(
    {"key": TEXT}, optional={"a": VALUE, "b": VALUE, "of": VALUE, "note": TEXT, "unverified": TEXT}
)
FACTS = st.builds(
    _facts,
    st.dictionaries(SLUG, ENTRY, min_size=1),
    st.lists(TEXT, min_size=3, max_size=3),
    st.lists(st.sampled_from(["text", "number", "date", "list", "ref"]), min_size=3, max_size=3),
)


def _section(kind: str, **parts: Any) -> st.SearchStrategy[dict[str, Any]]:
    optional = {"source": st.just("atlas"), "intro": TEXT}
    return st.fixed_dictionaries({kind: st.just(f"{kind}-it"), "title": TEXT, **parts}, optional=optional)


ITEMS = st.dictionaries(SLUG, TEXT | SOURCED, min_size=1)
CASE = st.fixed_dictionaries(
    {"situation": TEXT, "ask": TEXT, "answer": TEXT}, optional={"wrong": st.dictionaries(TEXT, TEXT), "why": TEXT}
)
SECTIONS = st.tuples(
    FACTS,
    _section("prose", text=TEXT),
    _section("list", ask=TEXT, items=ITEMS, cards=st.sampled_from(["one", "each", "window"])),
    _section("steps", items=st.dictionaries(SLUG, TEXT, min_size=1)),
    _section("compare", of=st.just(["codes.one", "codes.two"]), by=st.just(["a", "b", "of"]), tell=TEXT),
    _section("cloze", items=ITEMS),
    _section("scenarios", items=st.dictionaries(SLUG, CASE, min_size=1)),
)


@settings(deadline=None, max_examples=150)
@given(SECTIONS)
def test_any_text_loads(sections: tuple[dict[str, Any], ...]) -> None:
    head = {"topic": "any", "title": "Any", "summary": "Any.", "status": "current", "checked": "2026-11-21"}
    topic = {**head, "objectives": {"name": "Any."}, "sections": sections}
    with TemporaryDirectory() as folder:
        case = Path(folder) / "any.yaml"
        case.write_text(json.dumps(topic), encoding="utf-8")  # JSON is YAML
        loaded = load(case, Path(folder))
    assert loaded.kit is not None
    failed = any(problem.severity is Severity.ERROR for problem in loaded.diagnostics)
    for one in (one for topic in loaded.kit.topics for one in topic.sections):
        section(one)
        for item in one.questions:
            said = [plain(text) for text in _offered(item)]
            assert failed or len(said) == len(set(said))


def _offered(item: Item) -> list[Text]:
    """What stands side by side on a form, the right answers among it."""
    match item:
        case Question():
            return [item.answer, *(distractor.text for distractor in item.distractors)]
        case Matching():
            return [pair.value for pair in item.pairs]
        case Ordering():
            return list(item.steps)
        case TrueSet():
            return [candidate.text for candidate in item.candidates]
        case _:
            assert_never(item)
