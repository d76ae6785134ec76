"""What a copy of a bundle says, word by word, told from its pieces: what the structure of its PDF must say, too."""

from collections.abc import Iterator
from functools import cache

from pdf.reader import Node, Reader
from pdf.script import block_words, text_words
from quiz.script import form_words
from studykit.formats.pdf.render import render_guide
from studykit.model.bundle import Bundle, Certificate, Copy, Leaflet, NameTent
from studykit.model.document import Guide
from studykit.model.handout import FormBlock, Grid, Personal, PieceList
from studykit.model.sheet import Sheet
from studykit.model.text import plain
from studykit.model.walk import texts


def without_contents(node: Node) -> Node:
    """The element without the tables of contents in it."""
    node.parts = [
        without_contents(part) if isinstance(part, Node) else part
        for part in node.parts
        if not (isinstance(part, Node) and part.tag == "/TOC")
    ]
    return node


def check_copy(part: Node, bundle: Bundle, copy: Copy) -> None:
    """Every piece of the copy says its words, in their order, and nothing else."""
    pieces = {piece.key: piece for piece in bundle.pieces}
    assert len(part.parts) == len(copy.pieces)
    for section, key in zip(part.parts, copy.pieces, strict=True):
        body = pieces[key].body
        if isinstance(body, Sheet):
            check_cards(section, body)
            continue
        said = without_contents(section).words
        match body:
            case Guide():
                assert said == guide_said(body)
            case Leaflet():
                assert said == " ".join(leaflet_words(bundle, body, dict(copy.fields))).split()
            case Certificate(series, title, above, below, signed):
                name = dict(copy.fields)["name"]
                assert said == " ".join([series, title, above, name, *below, *signed]).split()
            case NameTent(line):
                assert said == f"{dict(copy.fields)['name']} {line}".split()


@cache
def guide_said(guide: Guide) -> list[str]:
    """What the guide says as a file of its own; that these are its words is tested with the kit."""
    return without_contents(Reader(render_guide(guide)).document).words


def leaflet_words(bundle: Bundle, body: Leaflet, fields: dict[str, str]) -> Iterator[str]:
    numbers = {row.source: row.number for row in body.references}
    yield bundle.series
    yield text_words(body.part.title, numbers)
    if body.part.banner is not None:
        yield from block_words(body.part.banner, numbers)
    for label, value in body.part.facts:
        yield f"{label} {value}"
    for block in body.part.blocks:
        yield from own_words(block, numbers, fields)
    if body.references:
        yield "Sources"
        for row in body.references:
            yield f"[{row.number}] {text_words(row.text, numbers)}"


def own_words(block: FormBlock, numbers: dict[str, int], fields: dict[str, str]) -> Iterator[str]:
    match block:
        case PieceList():
            pass
        case Personal(rows):
            for label, field in rows:
                yield f"{label} {fields.get(field, '')}"
        case Grid(columns, rows):
            yield from (heading for heading, _ in columns)
            yield from (cell for row in rows for cell in row)
        case _:
            yield from form_words(block, numbers)


def check_cards(section: Node, sheet: Sheet) -> None:
    """Each card says its own words, whole; labels of lists are its own, too."""
    assert len(section.parts) == len(sheet.cards)
    for node, card in zip(section.parts, sheet.cards, strict=True):
        said = [*texts(card.front), *texts(card.back), *texts(card.extra), card.mark, sheet.status, card.sources]
        written = set(" ".join([str(card.number), *map(plain, said)]).split())
        heard = {word for word in node.words if word not in {"•"} and not (word[:-1].isdigit() and word[-1] == ".")}
        written = {word for word in written if not (word[:-1].isdigit() and word[-1] == ".")}
        assert {word.strip(":;") for word in heard} == {word.strip(":;") for word in written}
