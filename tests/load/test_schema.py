"""The JSON Schemas for editors, which must not complain of what the manual shows."""

import pytest

from studykit.kinds import KINDS
from studykit.load.schema import json_schema


def test_a_section_may_be_of_every_kind() -> None:
    topic = json_schema("topic")
    choices = {choice["$ref"] for choice in topic["properties"]["sections"]["items"]["anyOf"]}
    assert choices == {f"#/$defs/{kind.schema.__name__}" for kind in KINDS.values()}
    assert all(choice.removeprefix("#/$defs/") in topic["$defs"] for choice in choices)


def test_what_needs_no_quotes_here_needs_none_in_an_editor() -> None:
    assert json_schema("kit")["properties"]["edition"]["type"] == ["string", "number", "boolean"]
    single, several = json_schema("topic")["properties"]["unverified"]["anyOf"]
    assert several["items"] == single


def test_an_identity_has_its_whole_form() -> None:
    assert json_schema("kit")["properties"]["kit"]["pattern"] == "^[a-z0-9]+(?:-[a-z0-9]+)*$"


def test_no_other_file_has_a_schema() -> None:
    with pytest.raises(KeyError):
        json_schema("roster")
