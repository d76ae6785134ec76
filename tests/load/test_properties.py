"""Whatever stands in a file, loading gives problems and no exception."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from load.badcase import KIT, SOURCES
from studykit.diagnostics import Diagnostics, Span
from studykit.kinds import KINDS
from studykit.load.files import ContentFile
from studykit.load.findings import Findings
from studykit.load.kit import Loaded, load_kit
from studykit.load.markdown import read_blocks, read_text
from studykit.load.tree import Listed, Mapped, Node, read_tree
from studykit.model.authored import Scalar

LENIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = [
    *KINDS,
    *("topic", "title", "summary", "status", "checked", "objectives", "unverified", "sections", "replaced-by", "until"),
    *(
        "noun",
        "fields",
        "entries",
        "label",
        "key",
        "yes",
        "type",
        "ref",
        "to",
        "ask",
        "reverse",
        "source",
        "items",
        "of",
    ),
    *("by", "text", "intro", "atlas", "codes.a", "codes", "current", "superseded", "number", "date", "list", "answer"),
    *(
        "wrong",
        "situation",
        "where",
        "order",
        "cards",
        "window",
        "show",
        "table",
        "group",
        "columns",
        "members",
        "a",
        "b",
    ),
    *("{a}", "{{c1::a}}", "[@atlas, § 2]", "[@nobody]", "[a](#codes)", "**a**", "2026-11-21", "10", "", "null"),
]
SCALARS = st.sampled_from(WORDS) | st.text(max_size=12)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=25,
)
MARKUP = st.text(alphabet=string.ascii_lowercase[:3] + " \n\t*_`[]()<>&;!#>-+=1.|{}@:\\~/\u2028é漢", max_size=80)


def load(octets: bytes) -> Loaded:
    """A kit in which the octets are a topic."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        (content / "topics").mkdir(parents=True)
        (content / "kit.yaml").write_text(KIT.format(topic="any"))
        (content / "sources.yaml").write_text(SOURCES)
        (content / "topics" / "any.yaml").write_bytes(octets)
        return load_kit(content, characters=frozenset(string.printable))


def check_places(loaded: Loaded, text: str) -> None:
    """Every problem of the topic stands in the file, or just behind its end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in loaded.diagnostics:
        if problem.span.file.endswith("any.yaml"):
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
            assert problem.span.length >= 1


@LENIENT
@given(st.binary(max_size=300))
def test_any_bytes_load(octets: bytes) -> None:
    load(octets)


@LENIENT
@given(st.text(alphabet=string.ascii_lowercase[:4] + " \n\t:-'\"[]{}#&*!|>%@`?,\\\r\ufeff\u0085", max_size=120))
def test_any_text_like_yaml_loads(text: str) -> None:
    check_places(load(text.encode()), text.removeprefix("\ufeff"))


@settings(LENIENT, max_examples=300)
@given(TREES)
def test_any_tree_loads(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    check_places(load(text.encode()), text)


HEAD = {"topic": "any", "title": "Any", "summary": "Any.", "status": "current", "checked": "2026-11-21"}
SECTIONS = st.lists(
    st.tuples(st.sampled_from(list(KINDS)), st.dictionaries(st.sampled_from(WORDS), TREES, max_size=8)).map(
        lambda made: {made[0]: "codes", "title": "Any", "source": "atlas", **made[1]}
    ),
    min_size=1,
    max_size=3,
)


@settings(LENIENT, max_examples=300)
@given(SECTIONS)
def test_any_sections_load(sections: list[object]) -> None:
    text = yaml.safe_dump({**HEAD, "sections": sections}, allow_unicode=True, sort_keys=False)
    check_places(load(text.encode()), text)


@settings(LENIENT, max_examples=500)
@given(MARKUP)
def test_any_markdown_is_read(markup: str) -> None:
    written = Scalar.of(markup, Span("any.yaml"))
    findings = Findings(Diagnostics(), frozenset(string.printable))
    read_text(written, findings)
    read_text(written, findings, gaps=True)
    read_blocks(written, findings)


@settings(LENIENT, max_examples=300)
@given(TREES)
def test_a_tree_comes_back_as_it_was_written(tree: object) -> None:
    """What PyYAML writes, quoted and folded as it pleases, is read again, each character with its place."""
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=20)
    sink = Diagnostics()
    read = read_tree(ContentFile("any.yaml", Path("any.yaml"), text), sink)
    if not tuple(sink):
        assert same(read, tree)
        for scalar in scalars(read):
            check_pieces(scalar, text.split("\n"))


def same(read: Node | None, written: object) -> bool:
    if isinstance(read, Mapped) and isinstance(written, dict):
        return len(read) == len(written) and all(same(read[Scalar(key)], value) for key, value in written.items())
    if isinstance(read, Listed) and isinstance(written, list):
        return len(read) == len(written) and all(map(same, read, written))
    return read == written


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Mapped):
        return [*node, *(one for value in node.values() for one in scalars(value))]
    if isinstance(node, Listed):
        return [one for value in node for one in scalars(value)]
    return [] if node is None else [node]


def check_pieces(scalar: Scalar, lines: list[str]) -> None:
    for offset, character in enumerate(scalar):
        place = scalar.at(offset)
        assert 1 <= place.line <= len(lines)
        if character.isalnum() and character.isascii() and place != scalar.span and scalar.pieces is not None:
            found = lines[place.line - 1][place.column - 1]
            assert found in (character, "\\", "'")
