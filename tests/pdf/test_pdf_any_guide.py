"""Any guide whatever: it can be drawn, says all its words in order, and breaks no rule of PDF/UA."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pdf.guides import guide, prose
from pdf.reader import Reader
from pdf.script import guide_words
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.style import SCALES
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
    Tone,
    words,
)
from studykit.model.text import Citation, Code, Emphasis, Link, Mark, Plain, Standing, Strong, Text
from verapdf import failures

lengths = st.sampled_from([0, 1, 3, 9, 40])
ties = st.lists(st.sampled_from(["5", "U.S.C.", "§", "2108", "29", "May", "2025,", "percent", "—", "compensable"]))
strings = (
    st.builds(prose, st.integers(0, 50), lengths)
    | ties.map(" ".join)
    # Behind a bracket that opens, a citation stands close or not as the runs have it (test_pdf_citations.py).
    | st.sampled_from(["", " ", ")", "well-known", "\u00a0", "…"])
)
leaves = (
    strings.map(Plain)
    | strings.map(Code)
    | st.builds(Citation, st.sampled_from(["statute", "guide"]), st.sampled_from(["", "§ 2"]))
    | st.sampled_from([Standing.SECONDARY, Standing.UNVERIFIED]).map(Mark)
)
inlines = leaves | st.one_of(
    st.lists(leaves, max_size=3).map(lambda inner: Strong(tuple(inner))),
    st.lists(leaves, max_size=3).map(lambda inner: Emphasis(tuple(inner))),
    strings.map(lambda said: Link((Plain(f"link {said}"),), "https://example.org/")),
)
texts: st.SearchStrategy[Text] = st.lists(inlines, max_size=4).map(tuple)


def _table(columns: int, cells: list[Text], header: bool) -> Table:
    cells = cells or [words("x")]
    heads = tuple(
        Column(cells[at % len(cells)], Align.END if at % 2 else Align.START, header and not at) for at in range(columns)
    )
    rows = tuple(tuple(cells[(row + at) % len(cells)] for at in range(columns)) for row in range(len(cells)))
    return Table(heads, rows, words("A table") if header else ())


def _holding(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(ItemList, st.lists(several, max_size=4).map(tuple), st.booleans()),
        st.builds(Callout, st.sampled_from(Tone), texts, several),
        st.builds(Together, several),
        st.lists(st.builds(Definition, texts, several), max_size=3).map(tuple).map(DefinitionList),
    )


blocks = st.recursive(
    # A table of more columns may be set as a list, which says its headings again (test_pdf_pages.py).
    texts.map(Paragraph) | st.builds(_table, st.integers(1, 5), st.lists(texts, max_size=9), st.booleans()),
    _holding,
    max_leaves=8,
)


# A failure is not made smaller: each try takes veraPDF a while.
@settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(st.lists(blocks, max_size=4), st.lists(st.integers(1, 7), max_size=6), st.sampled_from(sorted(SCALES)))
def test_any_guide_can_be_drawn_and_says_its_words(found: list[Block], levels: list[int], scale: str) -> None:
    headings = [Heading(level, words(f"Heading {at}"), f"h{at}") for at, level in enumerate(levels)]
    made = guide(*(part for pair in zip(headings, found, strict=False) for part in pair), *found[len(headings) :])
    content = render_guide(made, "a4", scale)
    reader = Reader(content)
    said = [word for part in reader.document.parts if part.tag != "/TOC" for word in part.words]
    if scale == "normal":
        assert said == guide_words(made)
    else:  # where a table that is too wide is read out as a list
        assert set(guide_words(made)) <= {*said, *(word.rstrip(":,") for word in said)}
    assert failures(content) == {}
