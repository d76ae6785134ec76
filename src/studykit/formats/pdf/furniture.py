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
        style = desk.style
        font = self._font = desk.sans(style.furniture.size).regular
        left, self._right = style.left, paper.width - style.right
        room = (self._right - left) * 0.48
        series, title, edition = (clipped(text, font, room) for text in (series, title, edition))
        head = paper.height - style.head
        rule_y = head - style.furniture.leading / 2
        line = f"{left:.2f} {rule_y:.2f} m {self._right:.2f} {rule_y:.2f} l S"
        self._head = f"{_band('Header', left, head, series, font)}{self._beside(title, head)}\n"
        self._head += f"/Artifact BMC q {stroke(HAIR)} {style.thin:g} w {line} Q EMC\n"
        self._foot = _band("Footer", left, style.foot, edition, font)
        self._foot_y = style.foot

    def operators(self, number: int, count: int, part: str = "") -> str:
        """The operators of page `number` of `count`, of a part where it names one; the first page has no head."""
        foot = self._foot + self._beside(wording.page_of(number, count, part), self._foot_y)
        return foot if number == 1 else self._head + foot

    def _beside(self, text: str, y: float) -> str:
        """The end of a band: a text at the right."""
        x = self._right - self._font.width(text)
        return f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {self._font.show(text)} ET {fill(INK)} EMC"


def _band(kind: str, x: float, y: float, text: str, font: Font) -> str:
    """The beginning of a band: a text at the left, where there is one."""
    shown = f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {font.show(text)} ET " if text else ""
    return f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC {fill(QUIET)} {shown}"


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
