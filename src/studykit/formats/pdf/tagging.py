"""The structure tree of a tagged PDF (ISO 32000-1, 14.7), as elements and as the bytes of their objects."""

from collections.abc import Iterator, Sequence
from typing import Final

COLUMN_HEADER: Final = b"/A<</O/Table/Scope/Column>>"
ROW_HEADER: Final = b"/A<</O/Table/Scope/Row>>"
BULLETED: Final = b"/A<</O/List/ListNumbering/Disc>>"
LETTERED: Final = b"/A<</O/List/ListNumbering/UpperAlpha>>"
NUMBERED: Final = b"/A<</O/List/ListNumbering/Decimal>>"


class Element:
    """A structure element: what is inside it, in reading order, are elements, marked content and annotations.

    Marked content is (index of the page, MCID); an annotation is (index of the page, its number in the document, None).
    """

    __slots__ = ("attributes", "kids", "number", "parent", "tag")

    def __init__(self, tag: str, parent: "Element | None", attributes: bytes = b"") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | tuple[int, int] | tuple[int, int, None]] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)


def text_string(text: str) -> bytes:
    """A text string object: a literal for ASCII, UTF-16 with its byte order mark for everything else (7.9.2)."""
    if text.isascii():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("ascii") + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def number_elements(root: Element, first: int) -> list[Element]:
    """All elements in reading order, given consecutive object numbers from `first`; empty ones are left out."""
    prune(root)
    elements: list[Element] = []
    stack = [root]
    number = first
    while stack:
        element = stack.pop()
        element.number = number
        number += 1
        elements.append(element)
        kids = element.kids
        if len(kids) == 1:
            # Most are a stretch of one page.
            if isinstance(kids[0], Element):
                stack.append(kids[0])
        else:
            stack += [kid for kid in reversed(kids) if isinstance(kid, Element)]
    return elements


def element_objects(
    elements: Sequence[Element],
    tree: int,
    pages: Sequence[int],
    links: Sequence[int],
) -> Iterator[bytes]:
    """The object of each element; `tree`, `pages` and `links` are numbers of other objects."""
    for element in elements:
        parent = element.parent.number if element.parent is not None else tree
        match element.kids:
            case [(page, mark)]:  # most are a stretch of one page
                inside = f"/Pg {pages[page]} 0 R/K[{mark}]"
            case _:
                home, kids = _kids(element, pages, links)
                inside = "" if home is None else f"/Pg {pages[home]} 0 R"
                inside += f"/K[{' '.join(kids)}]" if kids else ""
        yield f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{inside}".encode("ascii") + element.attributes + b">>"
    # Without its way up, the tree goes with its root, and is not left to the collector.
    for element in elements:
        element.parent = None


def parent_tree(pages: Sequence[Sequence[Element]], links: Sequence[Element]) -> bytes:
    """The number tree from a page's MCIDs, and from each link after the pages, back to the elements (14.7.4.4)."""
    rows = [
        f"{index}[{' '.join([f'{owner.number} 0 R' for owner in owners])}]"
        for index, owners in enumerate(pages)
        if owners
    ]
    rows.extend(f"{len(pages) + index} {owner.number} 0 R" for index, owner in enumerate(links))
    return ("<</Nums[" + "\n".join(rows) + "]>>").encode("ascii")


def _kids(element: Element, pages: Sequence[int], links: Sequence[int]) -> tuple[int | None, list[str]]:
    home: int | None = None
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif len(kid) == 3:
            kids.append(f"<</Type/OBJR/Obj {links[kid[1]]} 0 R/Pg {pages[kid[0]]} 0 R>>")
        else:
            page, mark = kid
            home = page if home is None else home
            kids.append(str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
    return home, kids


def prune(element: Element) -> None:
    """Leave out every element inside that is empty, but for cells of tables."""
    bare = False
    for kid in element.kids:
        if isinstance(kid, Element):
            inner = kid.kids
            # Most are a stretch of one page.
            if len(inner) > 1 or (inner and isinstance(inner[0], Element)):
                prune(kid)
            bare = bare or _empty(kid)
    if bare:
        element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or not _empty(kid)]


def _empty(element: Element) -> bool:
    return not element.kids and element.tag not in {"TD", "TH"}
