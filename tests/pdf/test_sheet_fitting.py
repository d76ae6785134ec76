"""The size of a card's type: the largest of those there are, found without trying each, in any room."""

import random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pdf.cards import card, said, sheet
from pdf.guides import prose
from studykit.formats.pdf.cardstyle import CARD_STYLES
from studykit.formats.pdf.copies import Copy
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.fitting import at_size, fit
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.passages import passages
from studykit.formats.pdf.sheets import misfits
from studykit.formats.pdf.style import NORMAL
from studykit.formats.pdf.suite import SERIF, Fonts, Suite
from studykit.model.document import Block, ItemList, Paragraph, words
from studykit.model.printing import Printing
from studykit.model.text import Code, Strong

SIZES = CARD_STYLES["normal"].sizes
DOCUMENT = Document(PAPERS["letter"], Metadata("", "", "", "en-US"))
SUITE = Suite(Fonts(DOCUMENT.handle, replace(NORMAL, label=0.0, code=0.94)), SERIF, 1.0)


def _blocks(seed: int) -> tuple[Block, ...]:
    luck = random.Random(seed)
    said_so = [words(prose(luck.randint(1, 999), luck.randint(1, 30))) for _ in range(luck.randint(1, 5))]
    texts = [luck.choice((text, (Strong(text),), (*text, Code(" 0083"), *text))) for text in said_so]
    paragraphs = tuple(Paragraph(text) for text in texts)
    return luck.choice((paragraphs, paragraphs[:1], (ItemList(tuple((each,) for each in paragraphs)),)))


@given(st.integers(0, 10**6), st.floats(20.0, 400.0), st.floats(-50.0, 400.0))
def test_it_is_the_largest_that_fits(seed: int, width: float, room: float) -> None:
    copies = [Copy(passage, SUITE) for passage in passages(_blocks(seed))]
    fitting = [
        size
        for size in SIZES
        if min(copy.smallest for copy in copies) * size >= SIZES[0]
        and (tried := at_size(copies, width, size)) is not None
        and tried.height <= room
    ]
    found = fit(copies, width, room, SIZES)
    assert (found and found.size) == (fitting[-1] if fitting else None)


def test_sources_that_leave_no_room_for_the_answer_are_a_misfit() -> None:
    found = [
        misfits(sheet(card(1, said("What?"), said("That."), sources=words(prose(1, count)))), Printing())
        for count in range(10, 130)
    ]
    assert [len(problems) for problems in found] == sorted(len(problems) for problems in found)
    assert (len(found[0]), len(found[-1])) == (0, 1)
    assert all(problems[0].message.startswith("the back of the card") for problems in found if problems)
