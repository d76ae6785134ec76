"""Furniture: the running head and the foot of each page, artifacts that a screen reader passes over."""

from typing import Final

from studykit.formats.pdf import wording
from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.style import HAIR, INK, QUIET, fill, stroke

ELLIPSIS: Final = "…"


class Furniture:
    """Makes the furniture of every page of one document."""

    def __init__(self, desk: Desk, paper: Paper, series: str, title: str, edition: str) -> None:
        self._style = desk.style
        self._paper = paper
        self._font = desk.sans(desk.style.furniture.size).regular
        self._left = desk.style.left
        self._right = paper.width - desk.style.right
        room = (self._right - self._left) * 0.48
        self._series, self._title = clipped(series, self._font, room), clipped(title, self._font, room)
        self._edition = clipped(edition, self._font, room)

    def operators(self, number: int, count: int, part: str = "") -> str:
        """The operators of page `number` of `count`, of a part where it names one; the first page has no head."""
        foot = self._band("Footer", self._style.foot, self._edition, wording.page_of(number, count, part))
        if number == 1:
            return foot
        y = self._paper.height - self._style.head
        rule_y = y - self._style.furniture.leading / 2
        line = f"{self._left:.2f} {rule_y:.2f} m {self._right:.2f} {rule_y:.2f} l S"
        rule = f"{stroke(HAIR)} {self._style.thin:g} w {line}"
        return f"{self._band('Header', y, self._series, self._title)}\n/Artifact BMC q {rule} Q EMC\n{foot}"

    def _band(self, kind: str, y: float, left: str, right: str) -> str:
        font = self._font
        shown = ""
        if left:
            shown += f"BT 1 0 0 1 {self._left:.2f} {y:.2f} Tm {font.show(left)} ET "
        x = self._right - font.width(right)
        shown += f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(right)} ET"
        return f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC {fill(QUIET)} {shown} {fill(INK)} EMC"


def clipped(text: str, font: Font, room: float) -> str:
    """The text, or as many of its words as there is room for."""
    if font.width(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and font.width(" ".join(words) + ELLIPSIS) > room:
        words.pop()
    head = " ".join(words)
    while len(head) > 1 and font.width(head + ELLIPSIS) > room:
        head = head[:-1]
    return head + ELLIPSIS
