"""What a handout says, word by word, told from its blocks alone: what the structure of its PDF must say, too."""

from collections.abc import Iterator

from pdf.script import block_words, text_words
from studykit.model.handout import (
    AnswerLines,
    BubbleSheet,
    Exercises,
    FillIn,
    FormBlock,
    Handout,
    Options,
    PageBreak,
    Prompts,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def handout_words(handout: Handout) -> list[str]:
    """Every word of the handout, in reading order."""
    numbers = {row.source: row.number for row in handout.references}
    said: list[str] = []
    for part in handout.parts:
        said += [handout.series, text_words(part.title, numbers)]
        said += block_words(part.banner, numbers) if part.banner is not None else []
        said += [f"{label} {value}" for label, value in part.facts]
        for block in part.blocks:
            said += form_words(block, numbers)
    if handout.references:
        said.append("Sources")
        said += [f"[{row.number}] {text_words(row.text, numbers)}" for row in handout.references]
    return " ".join(said).split()


def form_words(block: FormBlock, numbers: dict[str, int]) -> Iterator[str]:
    match block:
        case AnswerLines() | PageBreak():
            pass
        case FillIn(labels):
            yield from labels
        case Options(items, heading):
            yield heading
            for letter, item in zip(LETTERS, items, strict=False):
                yield f"{letter} {text_words(item, numbers)}"
        case Prompts(rows, heading):
            yield heading
            for label, text in rows:
                yield f"{label} {text_words(text, numbers)}"
        case BubbleSheet(rows):
            for row in rows:
                yield f"{row.label} {' '.join(LETTERS[: row.count])}"
        case Exercises(items, directions):
            yield text_words(directions, numbers)
            for item in items:
                yield item.label
                for inner in item.blocks:
                    yield from form_words(inner, numbers)
        case _:
            yield from block_words(block, numbers)
