"""The worksheets of a topic: guided notes with blanks to fill in, and notes in Cornell's layout."""

from collections.abc import Iterator, Sequence
from typing import Final

from studykit.assemble.blanks import Blanks
from studykit.assemble.references import references
from studykit.assemble.status import banner
from studykit.model.bare import bare, changed, unlinked
from studykit.model.capitals import capitalised
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.dates import day
from studykit.model.document import Block, Column, Heading, Paragraph, Table, words
from studykit.model.handout import AnswerLines, FillIn, FormBlock, Handout, Part
from studykit.model.kit import Kit, Topic
from studykit.model.lead import lead
from studykit.model.text import Emphasis, Gap, Inline, Link, Mark, Plain, Standing, Strong, Text, gaps, plain
from studykit.model.walk import figures, texts

UNNOTED: Final = frozenset({"scenarios", "rating"})
"""Kinds that are worksheets themselves, or whose answers stand below them."""

CUES: Final = 8
"""Cues before a summary at the most: a page of notes has no room for more."""

SUMMARY_LINES: Final = 3


def guided_notes(kit: Kit, topic: Topic) -> Handout | None:
    """The guide's text with its key phrases as blanks, the answers on a last page; None where there are no blanks."""
    blanks = Blanks()
    blocks: list[Block] = []
    answers: list[Block] = []
    for section in topic.sections:
        if section.kind in UNNOTED or not section.blocks:
            continue
        first = len(blanks.answers)
        blocks += [
            Heading(1, section.title, section.id),
            *blanks.blocks(capitalised(changed(section.blocks, unlinked))),
        ]
        found = blanks.answers[first:]
        if found:
            listed = "; ".join(f"({first + at}) {_stopless(answer)}" for at, answer in enumerate(found, 1))
            answers.append(Paragraph((Strong(lead(section.title)), Plain(listed.removesuffix(".") + "."))))
    if not blanks.answers:
        return None
    named = f"Guided notes: {plain(topic.title)}"
    facts = (("Blanks", str(len(blanks.answers))), ("Edition", kit.edition), ("Facts checked", day(topic.checked)))
    return _handout(
        kit,
        named,
        "Key phrases to be filled in",
        (
            Part("notes", "Guided notes", words(named), facts, (FillIn(("Name", "Date")), *blocks), banner(kit, topic)),
            Part("answers", "Answers", words(f"Answers: {plain(topic.title)}"), facts, tuple(answers)),
        ),
        blocks,
    )


def cornell_notes(kit: Kit, topic: Topic) -> Handout | None:
    """Cues at the left, what is to be recalled at the right, lines for a summary; None for a topic without cards."""
    blocks: list[FormBlock] = [FillIn(("Name", "Date")), Paragraph(words(_HOW))]
    count = 0
    for section in topic.sections:
        rows = tuple(row for card in section.cards for row in _cue(card))
        if not rows:
            continue
        count += len(rows)
        blocks.append(Heading(1, section.title, section.id))
        for share in _shares(rows):
            table = Table((Column(words("Cue"), header=True), Column(words("Notes"))), share)
            blocks += capitalised((table,))
            blocks += [Paragraph(words("Summary, in your own words:")), AnswerLines(SUMMARY_LINES)]
    if not count:
        return None
    named = f"Cornell notes: {plain(topic.title)}"
    facts = (("Cues", str(count)), ("Edition", kit.edition), ("Facts checked", day(topic.checked)))
    part = Part("notes", "Cornell notes", words(named), facts, tuple(blocks), banner(kit, topic))
    return _handout(kit, named, "Cues, notes and summaries", (part,), ())


_HOW: Final = (
    "Cover the notes, answer each cue aloud, then look. Write a summary of each section from memory before you go on."
)


def _shares(rows: Sequence[tuple[Text, Text]]) -> Iterator[tuple[tuple[Text, Text], ...]]:
    """The rows in as few shares as hold them, one about as long as the other."""
    count = -(-len(rows) // CUES)
    for at in range(count):
        yield tuple(rows[at * len(rows) // count : (at + 1) * len(rows) // count])


def _handout(kit: Kit, title: str, subject: str, parts: tuple[Part, ...], cited: Sequence[Block]) -> Handout:
    return Handout(
        language=kit.language,
        series=kit.title,
        author=kit.publisher,
        title=title,
        subject=subject,
        mark=f"Edition {kit.edition}",
        parts=parts,
        references=references(cited, kit),
        odd=False,
    )


def _stopless(answer: str) -> str:
    """The answer without the full stop of a sentence; that of `p.m.` is part of the word."""
    return answer.removesuffix(".") if answer.rpartition(" ")[2].count(".") == 1 else answer


def _cue(card: Card) -> Iterator[tuple[Text, Text]]:
    """The question and its answer with its mark; a drawing is no note, and a choice is asked elsewhere."""
    match card:
        case RecallCard(front=front, back=back):
            if not any(figures(back)):
                yield bare(_joined(front)), (*_joined(back), *_mark(card.provenance.standing))
        case ClozeCard(text=text):
            answers = "; ".join(plain(gap.children) for gap in gaps(text))
            yield _open(text), (Plain(answers), *_mark(card.provenance.standing))
        case ChoiceCard():
            return


def _joined(blocks: tuple[Block, ...]) -> Text:
    parts: list[Inline] = []
    for text in texts(blocks):
        parts += [Plain("; " if parts and not plain(tuple(parts)).endswith((".", "?", ":", "!")) else " "), *text]
    return tuple(parts[1:])


def _mark(standing: Standing) -> Text:
    return () if standing is Standing.OFFICIAL else (Plain(" "), Mark(standing))


def _open(text: Text) -> Text:
    parts: list[Inline] = []
    for inline in text:
        match inline:
            case Gap():
                parts.append(Plain("…"))
            case Strong(children) | Emphasis(children) | Link(children):
                parts += _open(children)
            case _:
                parts.append(inline)
    return tuple(parts)
