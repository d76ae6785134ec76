"""The body of a file: its pages, links, structure and outline as finished objects with consecutive numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.outline import Bookmark, Landing, Landings, landing, outline_objects
from studykit.formats.pdf.page import LinkArea, Page
from studykit.formats.pdf.paper import Paper
from studykit.formats.pdf.tagging import Element, element_objects, number_elements, parent_tree, text_string

FONTS: Final = 1
"""The number of the list of fonts: reportlab makes it first."""

_HEADS: Final = 3


class Leaf(Struct, frozen=True):
    """A page in its place; `tickets` are those of its streams, `anchors` the heights on it that links lead to."""

    page: Page
    tickets: Sequence[int]
    anchors: Mapping[str, float]


class Body(Struct, frozen=True):
    """The objects, and the numbers of those that the catalog names; the streams have the numbers after the objects."""

    objects: list[bytes]
    tickets: list[int]
    pages: int
    structure: int
    outline: int


def body(leaves: Sequence[Leaf], paper: Paper, root: Element, outline: Sequence[Bookmark], first: int) -> Body:
    """The objects of the pages, numbered from `first` on. Raises ValueError where a link leads to no anchor."""
    structure, parents = first + 1, first + 2
    areas = list(_claimed(leaves))
    pages = range(first + _HEADS, first + _HEADS + len(leaves))
    links = range(pages.stop, pages.stop + len(areas))
    elements = number_elements(root, links.stop)
    top = links.stop + len(elements)
    landings = {
        anchor: Landing(number, height)
        for number, leaf in zip(pages, leaves, strict=True)
        for anchor, height in leaf.anchors.items()
    }
    rows = list(outline_objects(outline, landings, top)) if outline else []
    objects = [
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), _references(pages)),
        b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        % (root.number, parents, len(pages) + len(links)),
        parent_tree([leaf.page.owners for leaf in leaves], [area.element for area in areas]),
        *_pages(leaves, paper, first, links.start, top + len(rows)),
        *(_link(area, landings, key) for key, area in enumerate(areas, len(pages))),
        *element_objects(elements, structure, pages, links),
        *rows,
    ]
    tickets = list(chain.from_iterable(leaf.tickets for leaf in leaves))
    return Body(objects, tickets, first, structure, top)


def _claimed(leaves: Sequence[Leaf]) -> Iterator[LinkArea]:
    """The links of all pages, each of which becomes a kid of its element."""
    number = 0
    for leaf in leaves:
        for area in leaf.page.links:
            area.element.kids.append((leaf.page.index, number, None))
            number += 1
            yield area


def _pages(leaves: Sequence[Leaf], paper: Paper, tree: int, link: int, stream: int) -> Iterator[bytes]:
    """The pages; their links and streams are numbered from `link` and from `stream` on."""
    head = f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {paper.width:g} {paper.height:g}]/Tabs/S"
    head += f"/Resources<</Font {FONTS} 0 R/ProcSet[/PDF/Text]>>"
    common = head.encode("ascii")
    for leaf in leaves:
        page, tickets = leaf.page, leaf.tickets
        contents, links = range(stream, stream + len(tickets)), range(link, link + len(page.links))
        stream, link = contents.stop, links.stop
        # A page is its own key in the parent tree.
        key = b"/StructParents %d" % page.index if page.owners else b""
        annotations = b"/Annots[%s]" % _references(links) if links else b""
        yield common + b"/Contents[%s]" % _references(contents) + key + annotations + b">>"


def _link(link: LinkArea, landings: Landings, key: int) -> bytes:
    """A link; `key` is its own in the parent tree."""
    spot = link.spot
    if spot.target.startswith("#"):
        action = b"/Dest" + landing(landings, spot.target[1:]).destination
    else:
        action = b"/A<</S/URI/URI" + text_string(spot.target) + b">>"
    head = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]" % link.area
    return head + action + b"/Contents" + text_string(spot.contents) + b"/StructParent %d>>" % key


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])
