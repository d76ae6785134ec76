"""The JSON Schemas for editors, which must not complain of what the manual shows."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kinds.case import CASES
from studykit.kinds import KINDS
from studykit.load.json_schema import json_schema

FAULTY = {"faults", "facts-entries", "facts-fields"}


def test_the_kind_of_a_section_decides_what_it_may_say() -> None:
    topic = json_schema("topic")
    rows = topic["properties"]["sections"]["items"]["allOf"]
    assert [row["if"]["required"] for row in rows] == [[kind] for kind in KINDS]
    assert [row["then"]["$ref"] for row in rows] == [f"#/$defs/{kind.schema.__name__}" for kind in KINDS.values()]


@pytest.mark.parametrize("name", ["topic", "kit", "sources", "packet"])
def test_every_field_says_what_it_is_for(name: str) -> None:
    whole = json_schema(name)
    schemas = [whole, *whole.get("$defs", {}).values()]
    fields = [(field, said) for one in schemas for field, said in one.get("properties", {}).items()]
    assert [field for field, said in fields if "description" not in said] == []


def test_what_needs_no_quotes_here_needs_none_in_an_editor() -> None:
    assert json_schema("kit")["properties"]["edition"]["type"] == ["string", "number", "boolean"]
    single, several = json_schema("topic")["properties"]["unverified"]["anyOf"]
    assert several["items"] == single


def test_an_identity_has_its_whole_form() -> None:
    assert json_schema("kit")["properties"]["kit"]["pattern"] == "^[a-z0-9]+(?:-[a-z0-9]+)*$"


KIT = {"kit": "a", "title": "A", "edition": "1", "language": "en", "publisher": "A", "deck": "A", "topics": ["a"]}
SOURCE = {"title": "A", "publisher": "A", "url": "https://example.org/a", "date": "n.d.", "grade": "official"}
TOPIC = {
    "topic": "a",
    "title": "A",
    "summary": "A.",
    "status": "current",
    "checked": "2026-11-21",
    "sections": [{"prose": "a", "title": "A", "text": "A.", "allow": {"Q302": "Because."}}],
}


@pytest.mark.parametrize(
    ("name", "sound", "wrong"),
    [
        ("kit", KIT, {"language": "english"}),
        ("kit", KIT, {"speech": "en"}),
        ("sources", {"a": SOURCE}, {"A source": SOURCE}),
        ("sources", {"a": SOURCE}, {"a": {**SOURCE, "url": "example.org/a"}}),
        ("topic", TOPIC, {"checked": "21 November 2026"}),
        ("topic", TOPIC, {"sections": [{"prose": "a", "title": "A", "text": "A.", "allow": {"negative": "Because."}}]}),
    ],
)
def test_an_editor_sees_what_has_not_its_form(name: str, sound: dict[str, object], wrong: dict[str, object]) -> None:
    schema = Draft202012Validator(json_schema(name))
    assert schema.is_valid(sound)
    assert not schema.is_valid({**sound, **wrong})


def test_no_other_file_has_a_schema() -> None:
    with pytest.raises(KeyError):
        json_schema("roster")


class Editor(yaml.SafeLoader):
    """YAML 1.2, which editors read: only `true` and `false` are truths, and no day is more than text."""


class Editor11(yaml.SafeLoader):
    """YAML 1.1, for which `yes` is a truth as well."""


_RESOLVERS = {
    first: [(tag, form) for tag, form in rows if not tag.endswith(":timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor11.yaml_implicit_resolvers = _RESOLVERS
Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows if first in "tTfF" or not tag.endswith(":bool")]
    for first, rows in _RESOLVERS.items()
}


def complaints(name: str, text: str, reader: type[yaml.SafeLoader] = Editor) -> list[str]:
    """What an editor would underline."""
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(yaml.load(text, reader))]


CONTENT = Path(__file__).parent.parent.parent / "content"
FILES = [
    *(("topic", path) for path in sorted((CONTENT / "topics").glob("*.yaml"))),
    ("kit", CONTENT / "kit.yaml"),
    ("sources", CONTENT / "sources.yaml"),
    *(("topic", case) for case in CASES if case.stem not in FAULTY),
]


@pytest.mark.parametrize("reader", [Editor, Editor11])
@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda part: getattr(part, "name", None))
def test_an_editor_has_nothing_against_good_content(name: str, path: Path, reader: type[yaml.SafeLoader]) -> None:
    assert complaints(name, path.read_text(encoding="utf-8"), reader) == []


GOOD = """\
topic: small
title: Small
summary: Small.
status: current
checked: 2026-11-21
sections:
- list: one
  title: One
  ask: Which?
  print: no
  items: {a: A, b: {text: 2, source: [x, y]}}
"""

BAD = {
    "an unknown kind": GOOD.replace("list: one", "lists: one"),
    "no title": GOOD.replace("  title: One\n", ""),
    "another kind's field": GOOD.replace("  print: no", "  noun: code"),
    "not a choice": GOOD.replace("status: current", "status: old"),
    "not yes or no": GOOD.replace("print: no", "print: never"),
    "not an identity": GOOD.replace("topic: small", "topic: Small One"),
    "nothing written": GOOD.replace("title: Small", "title:"),
    "a list for a text": GOOD.replace("summary: Small.", "summary: [Small]"),
    "a cut text": GOOD.replace("text: 2,", "text: 2, three,"),
    "no sections": GOOD.partition("- list")[0].replace("sections:", "sections: []"),
}


def test_the_good_one_is_good() -> None:
    assert complaints("topic", GOOD) == []


@pytest.mark.parametrize("fault", BAD)
def test_an_editor_underlines(fault: str) -> None:
    assert complaints("topic", BAD[fault])
