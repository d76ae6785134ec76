"""Card sheets: a topic's cards on sheets to cut or to tear, each back behind its front."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from msgspec.structs import replace

from studykit.diagnostics import Diagnostic, Severity
from studykit.formats.pdf.cardface import Face, Part, face
from studykit.formats.pdf.cardstyle import CARD_STYLES
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.cutting import cutting_guides
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.inks import INKS
from studykit.formats.pdf.layouts import DEFAULTS, FOLD, Layout, larger, layout
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.passages import Step
from studykit.formats.pdf.tagging import Element
from studykit.model.lead import titled
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet, SheetCard
from studykit.model.text import plain

MISFIT: Final = "P101"
DUPLEXES: Final = {
    "long": "DuplexFlipLongEdge",
    "short": "DuplexFlipShortEdge",
    "none": "Simplex",
    "fold": "Simplex",
}
"""How the sheet is turned over, and what the viewer is asked for (ISO 32000-1, table 150)."""


_Sides: TypeAlias = tuple[list[Part], list[Part]]
"""The front and the back of a card."""


def render_cards(sheet: Sheet, printing: Printing) -> bytes:
    """The card sheets as a PDF/UA-1 file: a front page and a back page in turn, or both beside each other to fold.

    The tags go card by card, front before back, though these lie on two pages. Raises KeyError for a name that no table
    has, ValueError for a card that does not fit, which `misfits` finds beforehand, and for a character no face has.
    """
    with at_rest():
        return _render(sheet, printing)


def _render(sheet: Sheet, printing: Printing) -> bytes:
    grid = chosen_layout(printing)
    title = titled(plain(sheet.title), "cards")
    document = Document(grid.paper, Metadata(title, sheet.author, sheet.series, sheet.language))
    document.prefer("Duplex", DUPLEXES[printing.duplex])
    draw_cards(sheet, printing, document)
    return document.save([])


def draw_cards(sheet: Sheet, printing: Printing, document: Document) -> None:
    """Add the pages of the cards to a document."""
    grid = chosen_layout(printing)
    sides = _sides(sheet, grid, printing, document)
    guides = cutting_guides(grid, INKS[printing.ink])
    if grid.halves:
        _fold(document, grid, sides, guides)
    else:
        _back_to_back(document, grid, sides, guides, _back(grid, printing))


def misfits(sheet: Sheet, printing: Printing) -> tuple[Diagnostic, ...]:
    """A problem for every card that does not fit; nothing is drawn."""
    with at_rest():
        grid = chosen_layout(printing)
        document = Document(grid.paper, Metadata("", "", "", sheet.language))
        made = _face(sheet, grid, printing, document)
        name, floor = chosen_name(printing), CARD_STYLES[printing.scale].floor
        roomier = larger(name, printing.paper)
        hint = f"shorten it, or print it on a larger card: `--layout {roomier}`" if roomier else "shorten it"
        return tuple(
            Diagnostic(
                card.span,
                MISFIT,
                Severity.ERROR,
                f"the {side} of the card `{card.key}` does not fit on {name} in type of {floor:g} points",
                hint,
            )
            for card in sheet.cards
            for side in _too_full(made, card, sheet)
        )


def fitting(sheet: Sheet, printing: Printing) -> Sheet:
    """The sheet with those cards alone that fit, under the numbers that they have among all."""
    with at_rest():
        grid = chosen_layout(printing)
        made = _face(sheet, grid, printing, Document(grid.paper, Metadata("", "", "", sheet.language)))
        return replace(sheet, cards=tuple(card for card in sheet.cards if not any(_too_full(made, card, sheet))))


def chosen_name(printing: Printing) -> str:
    """The name of the layout: the one asked for, or the one that suits."""
    return printing.layout or (FOLD if printing.duplex == FOLD else DEFAULTS[printing.scale])


def chosen_layout(printing: Printing) -> Layout:
    """The layout; KeyError when there is none of that name, ValueError when it cannot be turned over so."""
    grid = layout(chosen_name(printing), printing.paper)
    if grid.halves != (printing.duplex == FOLD):
        raise ValueError("only the layout to fold is folded, and it only so")
    return grid


def _face(sheet: Sheet, grid: Layout, printing: Printing, document: Document) -> Face | None:
    size = (grid.width, grid.height)
    return face(sheet, CARD_STYLES[printing.scale], INKS[printing.ink], size, document.handle)


def _too_full(made: Face | None, card: SheetCard, sheet: Sheet) -> Iterator[str]:
    if made is None:
        yield "topic"
        return
    if made.front(card) is None:
        yield "front"
    if made.back(card, sheet.status) is None:
        yield "back"


def _sides(sheet: Sheet, grid: Layout, printing: Printing, document: Document) -> Iterator[_Sides]:
    made = _face(sheet, grid, printing, document)
    for card in sheet.cards:
        front = None if made is None else made.front(card)
        back = None if made is None else made.back(card, sheet.status)
        if front is None or back is None:
            raise ValueError(f"the card `{card.key}` does not fit")
        yield front, back


def _back_to_back(document: Document, grid: Layout, sides: Iterable[_Sides], guides: str, back: str) -> None:
    for number, batch in enumerate(_batches(sides, grid.places)):
        fronts, backs = Page(2 * number), Page(2 * number + 1)
        fronts.under += [guides] if guides else []
        backs.under.append(f"q {back} cm")
        for place, (front, behind) in enumerate(batch):
            card = Element("Sect", document.root)
            _draw(fronts, card, front, grid.corner(place))
            _draw(backs, card, behind, grid.behind(place))
        backs.operators.append("Q")
        document.add(fronts, "", {})
        document.add(backs, "", {})


def _fold(document: Document, grid: Layout, sides: Iterable[_Sides], guides: str) -> None:
    for number, batch in enumerate(_batches(sides, grid.places)):
        page = Page(number)
        page.under.append(guides)
        for place, (front, behind) in enumerate(batch):
            card = Element("Sect", document.root)
            x, y = grid.corner(place)
            _draw(page, card, front, (x, y))
            _draw(page, card, behind, (x + grid.width, y))
        document.add(page, "", {})


def _batches(sides: Iterable[_Sides], count: int) -> Iterator[list[_Sides]]:
    waiting = iter(sides)
    while batch := list(islice(waiting, count)):
        yield batch


def _back(grid: Layout, printing: Printing) -> str:
    """The matrix of back pages: turned where the sheet is turned on its short edge, and moved against the printer."""
    width, height = grid.paper.width, grid.paper.height
    across, up = printing.offset
    match printing.duplex:
        case "long":
            return f"1 0 0 1 {across:.2f} {-up:.2f}"
        case "short":
            return f"-1 0 0 -1 {width - across:.2f} {height + up:.2f}"
        case _:
            return "1 0 0 1 0 0"


def _draw(page: Page, card: Element, parts: Sequence[Part], corner: tuple[float, float]) -> None:
    made: dict[int, Element] = {}
    shown = [f"q 1 0 0 1 {corner[0]:.2f} {corner[1]:.2f} cm"]
    for part in parts:
        mark = page.mark(element(card, part.path, made)) if part.path else "/Artifact BMC"
        shown.append(f"{mark} {part.operators} EMC")
    page.operators.append(" ".join([*shown, "Q"]))


def element(card: Element, path: Sequence[Step], made: dict[int, Element]) -> Element:
    """The element at the end of a path, made with those on the way where they are not yet."""
    found = card
    for step in path:
        inner = made.get(id(step))
        if inner is None:
            inner = made[id(step)] = Element(step.tag, found, step.attributes)
        found = inner
    return found
