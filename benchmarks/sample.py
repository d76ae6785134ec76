"""A generated handout for the guide benchmark, as neutral blocks: headings, paragraphs, lists, long tables.

Words are made up and drawn with Zipf's weights, so that the number of different words grows as in English.
"""

import random
from itertools import accumulate

from studykit.model.document import Align, Block, Column, Guide, Heading, ItemList, Paragraph, Table, words
from studykit.model.text import Emphasis, Inline, Plain, Strong, Text

SECTIONS = {"small": 11, "large": 290}
"""About 40 and 1,000 letter pages."""


def guide(size: str) -> Guide:
    """The same guide for the same size, on every machine."""
    author = _Author()
    blocks = [block for number in range(1, SECTIONS[size] + 1) for block in author.section(number)]
    return Guide(
        topic="sample",
        language="en-US",
        series="Benchmark",
        edition="1",
        title=words("A Guide to Nothing in Particular"),
        summary=author.text(1),
        facts=(("Edition", "1"),),
        blocks=tuple(blocks),
        references=(),
        author="Nobody",
    )


class _Author:
    def __init__(self) -> None:
        self.random = random.Random(7)
        self.words = self._vocabulary(40_000)
        self.weights = list(accumulate(1 / (rank + 12) for rank in range(len(self.words))))

    def _vocabulary(self, count: int) -> list[str]:
        starts = "b c d f g h j l m n p r s t v w br ch cl dr fl gr pl pr sl st tr".split()
        middles = "a e i o u ai ea ie oa ou".split()
        ends = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "ly", "ed", "ment", "tion"]
        made: dict[str, None] = dict.fromkeys("the of and to in a is that for with on by from as or not".split())
        while len(made) < count:
            stem = "".join(
                self.random.choice(starts) + self.random.choice(middles)
                for _ in range(self.random.choice((1, 2, 2, 3)))
            )
            made[stem + self.random.choice(ends)] = None
        return list(made)

    def sentence(self, least: int = 8, most: int = 24) -> str:
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=self.random.randint(least, most))
        return " ".join(drawn).capitalize() + self.random.choice(".....?")

    def text(self, sentences: int) -> Text:
        parts: list[Inline] = []
        for _ in range(sentences):
            parts.append(Plain(self.sentence() + " "))
            draw = self.random.random()
            if draw < 0.35:
                parts += [Strong(words(self.sentence(2, 6))), Plain(" ")]
            elif draw < 0.5:
                parts += [Emphasis(words(self.sentence(2, 6))), Plain(" ")]
        return (*parts[:-1], Plain(self.sentence(4, 9)))

    def section(self, number: int) -> list[Block]:
        blocks: list[Block] = [Heading(2, words(f"{number} {self.sentence(3, 4)[:-1]}"), f"s{number}")]
        blocks.append(Paragraph(self.text(4)))
        for part in range(1, 4):
            blocks.append(Heading(3, words(self.sentence(3, 5)[:-1]), f"s{number}-{part}"))
            blocks += [Paragraph(self.text(self.random.randint(3, 6))) for _ in range(3)]
            blocks.append(ItemList(tuple((Paragraph(self.text(1)),) for _ in range(5))))
        if number % 4 == 1:
            blocks.append(self.table())
        return blocks

    def table(self) -> Table:
        columns = (
            Column(words("No."), Align.END), Column(words("Name"), header=True),
            Column(words("Meaning")), Column(words("Share"), Align.END),
        )  # fmt: skip
        rows = tuple(
            (words(str(row)), words(self.sentence(2, 3)), words(self.sentence(5, 14)), words(f"{row % 97} %"))
            for row in range(1, 61)
        )
        return Table(columns, rows, words("A table of sixty rows"))
