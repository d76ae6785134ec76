"""The template of a kind of copy: all its objects but the owner's own, with numbers relative to the copy."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from studykit.formats.pdf.bundle.elements import Elements
from studykit.formats.pdf.bundle.galley import Laid
from studykit.formats.pdf.bundle.imposition import Kind, Leaf, Placed
from studykit.formats.pdf.bundle.numbered import SPOT, Numbered, Run, escaped, run
from studykit.formats.pdf.page import LinkArea, Slot
from studykit.formats.pdf.runs import Spot
from studykit.formats.pdf.tagging import text_string
from studykit.model.text import plain

PER_RUN: Final = 1200
"""Objects in one object stream: enough to compress well, few enough for a reader to open quickly."""


class Shared(NamedTuple):
    """Numbers of objects that all copies refer to; `streams` are those of tickets."""

    pages: int
    fonts: int
    document: int
    streams: Mapping[int, int]


class SlotPage(NamedTuple):
    """A page with room for the owner's words: the relative number of the stream that holds them."""

    stream: int
    slots: tuple[Slot, ...]


class Template(Struct, frozen=True):
    """What a copy of one kind consists of; numbers are relative to the copy's first object.

    `part` is the structure element of the copy and `bookmark` its row of the outline: both are the owner's. `sections`
    are the elements in that part, `leaf` is the copy's branch of the parent tree, `last` its last key; `rows` are the
    bookmarks below that of the copy (first and last), and `tops` those that it counts.
    """

    runs: tuple[Run, ...]
    size: int
    pages: int
    node: int
    part: int
    sections: tuple[int, ...]
    bookmark: int
    rows: tuple[int, int]
    tops: int
    leaf: int
    last: int
    slots: tuple[SlotPage, ...]


def template(kind: Kind, elements: Mapping[Laid, Elements], shared: Shared, *, deep: bool) -> Template:
    """The template of a kind; with `deep`, every heading has a bookmark, else every piece alone.

    The objects stand in this order: pages, links, elements, the branch of the parent tree, bookmarks, the node of the
    page tree, and at last the owner's: part, bookmark, streams.
    """
    count = len(kind.leaves)
    parts = _numbered(kind, elements, count)
    leaf = parts[-1].element + len(parts[-1].own.numbers)
    bookmarks = list(_bookmarks(kind, deep=deep))
    node = leaf + 1 + len(bookmarks)
    part, bookmark = node + 1, node + 2
    slots: list[SlotPage] = []
    streams: dict[int, int] = {}
    for at, leaf_page in enumerate(kind.leaves):
        if leaf_page.page is not None and leaf_page.page.slots:
            streams[at] = bookmark + 1 + len(slots)
            slots.append(SlotPage(streams[at], tuple(leaf_page.page.slots)))
    notes: dict[int, list[int]] = {}
    for one in parts:
        for number, link in enumerate(one.own.links, one.link):
            notes.setdefault(one.placed.first + link.order, []).append(number)
    objects = [
        *(_page(at, one, shared, node, notes.get(at, []), streams.get(at)) for at, one in enumerate(kind.leaves)),
        *(
            _link(number, kind, one.placed, link.area)
            for one in parts
            for number, link in enumerate(one.own.links, one.link)
        ),
        *(each for one in parts for each in one.own.objects(one.placed.first, one.link, one.element, part)),
        _leaf(parts),
        *_outline(bookmarks, leaf + 1, bookmark),
        _node(count, shared),
    ]
    tops = [at for at, row in enumerate(bookmarks) if row.level == 1]
    return Template(
        runs=tuple(run(at, objects[at : at + PER_RUN]) for at in range(0, len(objects), PER_RUN)),
        size=bookmark + 1 + len(slots),
        pages=count,
        node=node,
        part=part,
        sections=tuple(one.element for one in parts),
        bookmark=bookmark,
        rows=(leaf + 1 + tops[0], leaf + 1 + tops[-1]),
        tops=len(tops),
        leaf=leaf,
        last=max(parts[0].element - 1, 0),
        slots=tuple(slots),
    )


class _Part(NamedTuple):
    """A piece in its place, with the numbers of its first link and its first element."""

    placed: Placed
    own: Elements
    link: int
    element: int


def _numbered(kind: Kind, elements: Mapping[Laid, Elements], link: int) -> list[_Part]:
    """The pieces of a copy; `link` is the number of the first link, and the elements come after all links."""
    parts: list[_Part] = []
    element = link + sum(len(elements[placed.laid].links) for placed in kind.placed)
    for placed in kind.placed:
        own = elements[placed.laid]
        parts.append(_Part(placed, own, link, element))
        link += len(own.links)
        element += len(own.numbers)
    return parts


def _page(at: int, leaf: Leaf, shared: Shared, node: int, links: list[int], words: int | None) -> Numbered:
    streams = [] if leaf.page is None else [shared.streams[leaf.page.ticket or 0]]
    contents = " ".join(f"{number} 0 R" for number in (*streams, shared.streams[leaf.furniture]))
    numbers = [node]
    if words is not None:
        contents += f" {SPOT} 0 R"
        numbers.append(words)
    text = f"<</Type/Page/Parent {SPOT} 0 R/MediaBox[0 0 {leaf.paper.width:g} {leaf.paper.height:g}]/Rotate 0"
    text += f"/Resources<</Font {shared.fonts} 0 R/ProcSet[/PDF/Text]>>/Tabs/S/Contents[{contents}]"
    if leaf.page is not None and leaf.page.owners:
        # Its own number is its key in the parent tree: unique, and in ascending order.
        text += f"/StructParents {SPOT}"
        numbers.append(at)
    if links:
        text += "/Annots[" + " ".join(f"{SPOT} 0 R" for _ in links) + "]"
        numbers.extend(links)
    return Numbered(text + ">>", tuple(numbers))


def _link(number: int, kind: Kind, placed: Placed, area: LinkArea) -> Numbered:
    spot, numbers = area.spot, []
    left, bottom, right, top = area.area
    text = f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
    if spot.target.startswith("#"):
        page, height = _destination(kind, placed, spot)
        text += f"/Dest[{SPOT} 0 R/XYZ 0 {height:.2f} null]"
        numbers.append(page)
    else:
        text += "/A<</S/URI/URI" + escaped(text_string(spot.target).decode("latin-1")) + ">>"
    said = escaped(text_string(spot.contents).decode("latin-1"))
    return Numbered(f"{text}/Contents{said}/StructParent {SPOT}>>", (*numbers, number))


def _destination(kind: Kind, placed: Placed, spot: Spot) -> tuple[int, float]:
    """The place among the leaves, and the height, that a link leads to; its own piece comes first."""
    anchor = spot.target[1:]
    for order, anchors in enumerate(placed.laid.anchors):
        if anchor in anchors:
            return placed.first + order, anchors[anchor]
    for other in kind.placed:
        if anchor == f"{other.laid.piece.key}/first":
            return other.first, other.laid.paper.height
    raise ValueError(f"no block has the anchor `{anchor}`")


def _leaf(parts: Sequence[_Part]) -> Numbered:
    """The branch of the parent tree (ISO 32000-1, 14.7.4.4): pages, then links, by their own numbers."""
    rows: list[str] = []
    given: list[int] = []
    keys: list[int] = []
    for one in parts:
        for order, page in enumerate(one.placed.laid.pages):
            if page.owners:
                keys.append(one.placed.first + order)
                rows.append(f"{SPOT}[" + " ".join([f"{SPOT} 0 R"] * len(page.owners)) + "]")
                given.append(keys[-1])
                given.extend([one.element + one.own.numbers[owner] for owner in page.owners])
    for one in parts:
        for number, link in enumerate(one.own.links, one.link):
            keys.append(number)
            rows.append(f"{SPOT} {SPOT} 0 R")
            given.extend((number, one.element + one.own.numbers[link.area.element]))
    limits = f"<</Limits[{SPOT} {SPOT}]/Nums["
    return Numbered(limits + "\n".join(rows) + "]>>", (keys[0], keys[-1], *given))


class _Row(NamedTuple):
    title: str
    level: int
    page: int
    height: float


def _bookmarks(kind: Kind, *, deep: bool) -> Iterator[_Row]:
    """The rows of the outline below that of the copy; `level` from 1."""
    for placed in kind.placed:
        laid: Laid = placed.laid
        yield _Row(laid.piece.name, 1, placed.first, laid.paper.height)
        found = {name: (at, top) for at, anchors in enumerate(laid.anchors) for name, top in anchors.items()}
        for heading in laid.headings if deep else ():
            at, top = found[heading.anchor]
            yield _Row(plain(heading.text), 1 + heading.level, placed.first + at, top)


def _outline(rows: list[_Row], first: int, top: int) -> Iterator[Numbered]:
    """The objects of the rows, which have the numbers from `first` on, below the bookmark `top`."""
    parents = [-1] * len(rows)
    children: dict[int, list[int]] = {}
    open_: list[int] = []
    for at, row in enumerate(rows):
        while open_ and rows[open_[-1]].level >= row.level:
            open_.pop()
        parents[at] = open_[-1] if open_ else -1
        children.setdefault(parents[at], []).append(at)
        open_.append(at)
    for at, row in enumerate(rows):
        siblings = children[parents[at]]
        place = siblings.index(at)
        text = "<</Title" + escaped(text_string(row.title).decode("latin-1"))
        text += f"/Parent {SPOT} 0 R/Dest[{SPOT} 0 R/XYZ 0 {row.height:.2f} null]"
        given = [top if parents[at] < 0 else first + parents[at], row.page]
        for name, other in (("Prev", place - 1), ("Next", place + 1)):
            if 0 <= other < len(siblings):
                text += f"/{name} {SPOT} 0 R"
                given.append(first + siblings[other])
        if at in children:
            text += f"/First {SPOT} 0 R/Last {SPOT} 0 R/Count -{len(children[at])}"
            given.extend((first + children[at][0], first + children[at][-1]))
        yield Numbered(text + ">>", tuple(given))


def _node(count: int, shared: Shared) -> Numbered:
    kids = " ".join(f"{SPOT} 0 R" for _ in range(count))
    text = f"<</Type/Pages/Parent {shared.pages} 0 R/Count {count}/Kids[{kids}]>>"
    return Numbered(text, tuple(range(count)))
