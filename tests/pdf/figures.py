"""Figures for the tests: trees of any shape, with words of every length."""

import random

from studykit.diagnostics import Span
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.division import WHOLE
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.style import style
from studykit.formats.pdf.suite import Fonts
from studykit.model.document import Guide, Heading, Paragraph, words
from studykit.model.figure import Drawing, Event, Figure, FlowChart, Hierarchy, Node, Timeline

PLACE = Span("content/topics/figures.yaml", 7, 3, 5)
SAID = (
    "is",
    "the",
    "applicant",
    "under",
    "honorable",
    "conditions",
    "and",
    "released",
    "representatives",
    "of",
    "disability",
)


def sentence(luck: random.Random, most: int) -> str:
    return " ".join(luck.choice(SAID) for _ in range(luck.randint(1, most))).capitalize()


def tree(luck: random.Random, size: int, *, most: int = 12, answers: bool = True, wide: int = 4) -> Node:
    """A tree of about `size` nodes, each with words of its own."""
    names = iter(range(1, 10_000))

    def grown(left: int, via: str) -> Node:
        text = f"{next(names)} {sentence(luck, most)}"
        note = sentence(luck, 6) if luck.random() < 0.3 else ""
        children = []
        rest = left - 1
        if rest > 1 or (not answers and rest):
            count = min(luck.randint(2, wide), rest) if answers else luck.randint(1, min(wide, rest))
            cuts = sorted(luck.sample(range(1, rest), count - 1)) if rest > 1 and count > 1 else []
            sizes = [b - a for a, b in zip([0, *cuts], [*cuts, rest], strict=True)]
            labels = ["Yes", "No", "Not yet known", "More than 30 percent"]
            children = [grown(each, labels[at] if answers else "") for at, each in enumerate(sizes)]
        return Node(words(text), words(note) if note else (), words(via) if via else (), tuple(children))

    return grown(size, "")


def timeline(luck: random.Random, size: int) -> Timeline:
    days = sorted(luck.sample(range(700_000, 740_000), size))
    return Timeline(tuple(Event(words(f"Day {day}"), words(sentence(luck, 30)), float(day)) for day in days))


def shown(drawing: Drawing) -> Guide:
    blocks = (
        Heading(1, words("A figure"), "figure"),
        Figure(drawing, "What is drawn", PLACE),
        Paragraph(words("After.")),
    )
    return Guide("t", "en-US", "Series", "1", words("Figures"), words("Summary."), (), blocks, ())


def desk(scale: str) -> Desk:
    chosen = style(scale, "normal")
    document = Document(PAPERS["letter"], Metadata("", "", "", "en-US"))
    return Desk(Fonts(document.handle, chosen), chosen, References({}), WHOLE, WHOLE)


def flow_chart(seed: int, size: int) -> FlowChart:
    return FlowChart(tree(random.Random(seed), size))


def hierarchy(seed: int, size: int) -> Hierarchy:
    luck = random.Random(seed)
    return Hierarchy((tree(luck, size, most=4, answers=False, wide=6),))


def small_chart(seed: int) -> FlowChart:
    """A chart that one page holds, in large print, too."""
    return FlowChart(tree(random.Random(seed), 5, most=6, wide=2))
