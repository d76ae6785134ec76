"""The outline of a file, which viewers show as bookmarks (ISO 32000-1, 12.3.3), and the places that links lead to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from studykit.formats.pdf.tagging import text_string


class Bookmark(Struct, frozen=True):
    """A row of the outline; `level` from 0, and the anchor of what it leads to."""

    title: str
    anchor: str
    level: int


class Landing(Struct, frozen=True):
    """Where a link lands: a page, by its number among the objects, and a height on it."""

    page: int
    top: float

    @property
    def destination(self) -> bytes:
        """The place as it stands in a file (12.3.2.2); the viewer's zoom stays as it is."""
        return b"[%d 0 R/XYZ 0 %.2f 0]" % (self.page, self.top)


Landings: TypeAlias = Mapping[str, Landing]


def landing(landings: Landings, anchor: str) -> Landing:
    """The place of an anchor. Raises ValueError where there is none."""
    found = landings.get(anchor)
    if found is None:
        raise ValueError(f"no block has the anchor `{anchor}`")
    return found


def outline_objects(rows: Sequence[Bookmark], landings: Landings, first: int) -> Iterator[bytes]:
    """The outline, which has the number `first`, and after it its rows; all but those on top are closed."""
    children: list[list[int]] = [[] for _ in rows]
    tops: list[int] = []
    links = [b""] * len(rows)
    open_: list[int] = []
    for at, row in enumerate(rows):
        while open_ and rows[open_[-1]].level >= row.level:
            open_.pop()
        siblings = children[open_[-1]] if open_ else tops
        links[at] = b"/Parent %d 0 R" % (first + 1 + open_[-1] if open_ else first)
        if siblings:
            before = siblings[-1]
            links[at] += b"/Prev %d 0 R" % (first + 1 + before)
            links[before] += b"/Next %d 0 R" % (first + 1 + at)
        siblings.append(at)
        open_.append(at)
    shown = len(tops) + sum(len(children[top]) for top in tops)
    yield b"<</Type/Outlines%s/Count %d>>" % (_ends(tops, first), shown)
    for row, inner, link in zip(rows, children, links, strict=True):
        content = b"<</Title" + text_string(row.title) + link + b"/Dest" + landing(landings, row.anchor).destination
        if inner:
            content += _ends(inner, first) + b"/Count %d" % (-len(inner) if row.level else len(inner))
        yield content + b">>"


def _ends(rows: Sequence[int], first: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R" % (first + 1 + rows[0], first + 1 + rows[-1])
