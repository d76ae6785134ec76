"""A tree against a schema of which nobody has thought yet."""

from pathlib import Path
from typing import Annotated

import pytest

from studykit.diagnostics import Diagnostics
from studykit.kinds.schema import Authored, Form, OneOrMany, Schema
from studykit.load.files import ContentFile
from studykit.load.tree import read_tree
from studykit.load.validate import validated

EVEN = Form(lambda written: len(written) % 2 == 0, "K998", "`{0}` is odd", "this needs letters in pairs")
SHORT = Form(lambda written: len(written) < 4, "K999", "this is long", lambda written: f"as {written[:3]}")


class PairSchema(Schema, frozen=True, kw_only=True):
    """A pair."""

    left: Annotated[Authored, EVEN]
    right: OneOrMany[Annotated[Authored, SHORT]]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("left: abc\nright: [a]\n", ["1:7+3 K998 `abc` is odd | this needs letters in pairs"]),
        ("left: ab\nright: abcd\n", ["2:8+4 K999 this is long | as abc"]),
        (
            "left: ab\nright: {a: b}\n",
            ["2:1+5 S102 `right` must be text or a list, not a mapping | text that begins with"],
        ),
        (
            "left: ab\nright: [a, [b]]\n",
            ["2:12+1 S102 item 2 of `right` must be text, not a list | text that begins with"],
        ),
    ],
)
def test_a_kind_may_check_with_words_and_codes_of_its_own(text: str, problems: list[str]) -> None:
    sink = Diagnostics()
    tree = read_tree(ContentFile("pair.yaml", Path("pair.yaml"), text), sink)
    assert tree is not None
    assert validated(PairSchema, tree, tree.span, "the pair", sink) is None
    found = [f"{p.span.line}:{p.span.column}+{p.span.length} {p.code} {p.message} | {p.hint}" for p in sink]
    assert [one[: len(problem)] for one, problem in zip(found, problems, strict=True)] == problems
