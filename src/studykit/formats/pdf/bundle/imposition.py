"""The imposition of one kind of copy: which page stands where, with its number, from the first sheet to the last."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from studykit.formats.pdf import wording
from studykit.formats.pdf.bundle.galley import Galley, Laid
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.furniture import clipped
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.style import HAIR, INK, QUIET, fill, stroke
from studykit.model.bundle import Bundle, Leaflet
from studykit.model.handout import PieceList

ROOM: Final = 0.62
"""The part of the width that the longer of two texts at the head or the foot of a page may have."""


class Leaf(NamedTuple):
    """A page in its place; a filler has no content of its own. `furniture` is the ticket of what stands around it."""

    page: Page | None
    paper: Paper
    furniture: int


class Placed(NamedTuple):
    """A piece, and the place of its first page among the leaves."""

    laid: Laid
    first: int


class Kind(NamedTuple):
    """A kind of copy: all copies of the same pieces."""

    placed: tuple[Placed, ...]
    leaves: tuple[Leaf, ...]


class Imposer:
    """Puts kinds of copies together, laying every piece out once."""

    def __init__(self, bundle: Bundle, galley: Galley) -> None:
        self._bundle = bundle
        self._galley = galley
        self._pieces = {piece.key: piece for piece in bundle.pieces}
        self._laid: dict[tuple[str, int | None], Laid] = {}
        self._placed: dict[tuple[str, ...], tuple[tuple[Placed, ...], int]] = {}
        self._kinds: dict[tuple[tuple[str, ...], int], Kind] = {}
        self._tickets: dict[str, int] = {}

    def kind(self, keys: tuple[str, ...], *, pad: bool) -> Kind:
        """The kind of copy that these pieces make; with `pad`, another can follow on a new sheet."""
        if keys not in self._placed:
            self._placed[keys] = self._place(keys)
        placed, count = self._placed[keys]
        total = count + (count % 2 if pad and self._bundle.odd else 0)
        if (keys, total) not in self._kinds:
            self._kinds[keys, total] = Kind(placed, tuple(self._leaves(placed, total)))
        return self._kinds[keys, total]

    def _place(self, keys: tuple[str, ...]) -> tuple[tuple[Placed, ...], int]:
        """The pieces in their places, and how many pages there are."""
        placed: list[Placed] = []
        count = 0
        for key in keys:
            count += count % 2 if self._bundle.odd else 0
            placed.append(Placed(self._lay_out(key, keys, count), count))
            count += len(placed[-1].laid.pages)
            if key != keys[-1]:
                count = max(count, placed[-1].first + self._longest(key, keys))
        self._fill_in(placed)
        return tuple(placed), count

    def _longest(self, key: str, keys: tuple[str, ...]) -> int:
        """How many pages the longest of the pieces takes of which copies have one each; 0 where this one is alone."""
        group = self._pieces[key].group
        others = [piece.key for piece in self._pieces.values() if group and piece.group == group]
        if sum(other in keys for other in others) != 1:
            return 0
        return max(len(self._lay_out(other, (other,), 0).pages) for other in others)

    def _lay_out(self, key: str, keys: tuple[str, ...], first: int) -> Laid:
        body = self._pieces[key].body
        if isinstance(body, Leaflet) and any(isinstance(block, PieceList) for block in body.part.blocks):
            # Its page numbers are those of this kind alone.
            rows = tuple((f"{other}/first", self._pieces[other].name) for other in keys if other != key)
            return self._galley.lay_out(self._pieces[key], rows)
        known = self._laid.get((key, None)) or self._laid.get((key, first))
        if known is None:
            known = self._galley.lay_out(self._pieces[key])
            # One with page numbers of its own is another piece where it begins on another page.
            self._laid[key, first if known.entries else None] = known
        return known

    def _fill_in(self, placed: list[Placed]) -> None:
        """Write the page numbers that were waited for."""
        firsts = {f"{each.laid.piece.key}/first": each.first for each in placed}
        for each in placed:
            own = {anchor: each.first + at for at, page in enumerate(each.laid.anchors) for anchor in page}
            for entry in each.laid.entries:
                entry.fill_in((firsts | own)[entry.heading.anchor] + 1)
            for page in each.laid.pages:
                if page.ticket is None:
                    self._galley.compress(page)
            each.laid.entries.clear()

    def _leaves(self, placed: tuple[Placed, ...], total: int) -> Iterator[Leaf]:
        desk, paper = self._galley.desk, self._galley.paper
        filler = self._ticket(_filler(wording.FILLER if self._bundle.odd else wording.SHORTER, desk, paper))
        at = 0
        for each in placed:
            while at < each.first:
                yield Leaf(None, paper, filler)
                at += 1
            for order, page in enumerate(each.laid.pages):
                shown = "" if each.laid.bare else self._furniture(each.laid, at + 1, total, head=order > 0)
                yield Leaf(page, each.laid.paper, self._ticket(shown))
                at += 1
        while at < total:
            yield Leaf(None, paper, filler)
            at += 1

    def _ticket(self, operators: str) -> int:
        if operators not in self._tickets:
            self._tickets[operators] = self._galley.furniture(operators)
        return self._tickets[operators]

    def _furniture(self, laid: Laid, number: int, total: int, *, head: bool) -> str:
        """Artifacts: the series and the piece's name at the head, the mark and the page number at the foot."""
        desk, paper = self._galley.desk, self._galley.paper
        style = desk.style
        swapped = self._bundle.outer and number % 2 == 0
        foot = _band("Footer", style.foot, laid.piece.mark, wording.page_of(number, total), desk, paper, swapped)
        if not head:
            return foot
        y = paper.height - style.head
        rule_y = y - style.furniture.leading / 2
        rule = f"{stroke(HAIR)} {style.thin:g} w {style.left:.2f} {rule_y:.2f} m"
        line = f"/Artifact BMC q {rule} {paper.width - style.right:.2f} {rule_y:.2f} l S Q EMC"
        top = _band("Header", y, self._bundle.series, laid.piece.name, desk, paper, swapped)
        return f"{top}\n{line}\n{foot}"


def _band(kind: str, y: float, inner: str, outer: str, desk: Desk, paper: Paper, swapped: bool) -> str:  # noqa: FBT001
    """Two texts on one line: the inner one at the left, or at the right where they are swapped."""
    style, font = desk.style, desk.sans(desk.style.furniture.size).regular
    left, right = style.left, paper.width - style.right
    outer = clipped(outer, font, (right - left) * ROOM)
    inner = clipped(inner, font, (right - left) - font.width(outer) - 2 * style.furniture.size)
    shown = []
    for text, is_left in ((inner, not swapped), (outer, swapped)):
        if text:
            x = left if is_left else right - font.width(text)
            shown.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(text)} ET")
    return f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC {fill(QUIET)} {' '.join(shown)} {fill(INK)} EMC"


def _filler(said: str, desk: Desk, paper: Paper) -> str:
    font = desk.sans(desk.style.furniture.size).regular
    x, y = (paper.width - font.width(said)) / 2, paper.height / 2
    text = f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(said)} ET"
    return f"/Artifact BMC {fill(QUIET)} {text} {fill(INK)} EMC"
