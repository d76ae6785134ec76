"""Every case file gives what stands beside it: blocks, cards, questions and problems, compared whole."""

import re
from pathlib import Path

import pytest

from kinds.case import CASES, load, sections_of
from kinds.rendering import problem, section
from studykit import kinds as room
from studykit.kinds import KINDS
from studykit.kinds.codes import CODES
from studykit.kinds.schema import Schema
from studykit.load.json_schema import json_schema
from studykit.load.shapes import Items, Record, Shape, Short, Table, record_of

KINDS_FOLDER = Path(room.__file__).parent
NOTED = re.compile(r'"([KQ]\d{3})"')


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_gives_what_stands_beside_it(case: Path, tmp_path: Path) -> None:
    loaded = load(case, tmp_path)
    problems = [problem(noted) for noted in loaded.diagnostics]
    sections = [section(one) for one in sections_of(loaded, case)]
    given = "\n\n".join([*(["\n".join(problems)] if problems else []), *sections]) + "\n"
    assert given == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_code_that_is_noted_is_explained() -> None:
    files = [file for file in KINDS_FOLDER.glob("*.py") if file.stem != "codes"]
    noted = {code for file in files for code in NOTED.findall(file.read_text(encoding="utf-8"))}
    assert noted == set(CODES)


def test_every_code_has_a_case() -> None:
    said = "".join(case.with_suffix(".txt").read_text(encoding="utf-8") for case in CASES)
    assert [code for code in CODES if f"[{code}]" not in said] == []


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_schema_for_editors(name: str) -> None:
    schema = json_schema("topic")["$defs"][KINDS[name].schema.__name__]
    assert name in schema["required"]
    assert {"title", "intro", "source"} < set(schema["properties"])


def test_no_two_schemas_have_one_name() -> None:
    schemas, pending = set(), [kind.schema for kind in KINDS.values()]
    while pending:
        schema = pending.pop()
        schemas.add(schema)
        fields = record_of(schema).fields.values()
        pending.extend({one for _, shape in fields for one in reached(shape)} - schemas)
    assert len({schema.__name__ for schema in schemas}) == len(schemas)


def reached(shape: Shape) -> set[type[Schema]]:
    """The schemas that a shape stands for, or that what it holds stands for."""
    match shape:
        case Record(schema=schema):
            return {schema}
        case Short(record=record):
            return {record.schema}
        case Items(item=inner) | Table(value=inner):
            return reached(inner)
        case _:
            return set()
