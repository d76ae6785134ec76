"""Card sheets for the tests: ordinary cards, and cards for every block and every length."""

from functools import cache

from pdf.guides import prose
from studykit.diagnostics import Span
from studykit.formats.pdf.sheets import render_cards
from studykit.model.document import (
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
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet, SheetCard
from studykit.model.text import Code, Emphasis, Plain, Strong


def said(text: str) -> tuple[Block, ...]:
    return (Paragraph(words(text)),)


def card(number: int, front: tuple[Block, ...], back: tuple[Block, ...], **changes: object) -> SheetCard:
    fields: dict[str, object] = {
        "key": f"topic/section/{number}",
        "number": number,
        "front": front,
        "back": back,
        "sources": words("5 U.S.C. § 2108."),
        "span": Span("content/topics/topic.yaml", number, 3, 4),
    }
    return SheetCard(**(fields | changes))


def sheet(*cards: SheetCard, **changes: object) -> Sheet:
    fields: dict[str, object] = {
        "topic": "topic",
        "language": "en-US",
        "series": "Federal Executive Studies",
        "edition": "2026.1",
        "title": words("Veterans’ preference"),
        "cards": cards,
        "author": "The studykit project",
    }
    return Sheet(**(fields | changes))


def numbered(count: int) -> Sheet:
    """Cards that say nothing but their number and a word."""
    return sheet(
        *(card(number, said(f"Question {number}?"), said(f"Answer {number}.")) for number in range(1, count + 1))
    )


def mixed() -> Sheet:
    """Cards of every length and with every block."""
    lettered = DefinitionList(
        tuple(Definition(words(f"{name}."), said(prose(at, 4))) for at, name in enumerate("ABCD"))
    )
    terms = DefinitionList((Definition(words("Compensable"), said("Ten points.")), Definition(words("Other"), ())))
    inner = ItemList((said("an inner item"), said("another")), ordered=True)
    nested = ItemList(((*said("an item"), inner), (inner,), said("last")))
    table = Table(
        (Column(words("Code"), header=True), Column(words("Points"))), ((words("CP"), words("10")),), words("Codes")
    )
    rich = (
        Plain("Which "),
        Code("SF-15"),
        Plain("-form does a "),
        Strong((Plain("disabled "), Emphasis((Plain("veteran"),)))),
        Plain(" need for §\N{NO-BREAK SPACE}2108 → 10 points"),
        Emphasis((Plain("?"),)),
    )
    status = (Strong(words("Superseded on 1 October 2025.")),)
    return sheet(
        *(card(at, said(prose(at, at * 2)), said(prose(at + 50, at * 3))) for at in range(1, 13)),
        card(13, (Paragraph(rich),), (Paragraph(words(Code("CP"))),), extra=(Paragraph(rich), *said(prose(9, 20)))),
        card(14, (*said(prose(4, 9)), lettered), (terms,), mark=(Strong(words("Unverified:")), *words(" not seen."))),
        card(15, (nested,), (table,), extra=(Callout(Tone.NOTE, words("Note"), said("Kept.")),)),
        card(16, (Heading(1, words("A heading"), "a"), Together(said("Kept together."))), said("Yes."), sources=()),
        card(17, said("Ελληνικά ΆΈΉ, Русский Ёжик, ☐ ☑ (a\\b) ]TJ"), said("“Ångström” ]TJ 1 Tf")),
        status=status,
        flag="Superseded",
    )  # fmt: skip


@cache
def printed(name: str, printing: Printing) -> bytes:
    """The file of one of the sheets."""
    return render_cards(SHEETS[name](), printing)


SHEETS = {"numbered": lambda: numbered(11), "mixed": mixed}
