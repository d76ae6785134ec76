"""The structure elements of a piece as patterns, made once: every kind of copy has them with other numbers."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from studykit.formats.pdf.bundle.galley import Laid
from studykit.formats.pdf.bundle.numbered import SPOT, Numbered, escaped
from studykit.formats.pdf.page import LinkArea
from studykit.formats.pdf.tagging import Element


class Link(NamedTuple):
    """A link of a piece: the place of its page in the piece, and its area there."""

    order: int
    area: LinkArea


class Elements:
    """The elements of a piece, each before those in it, and the links.

    In the patterns stand numbers of the piece's own: first its pages, then its links, then its elements; the last, -1,
    is the part of the copy.
    """

    def __init__(self, laid: Laid) -> None:
        self.links = tuple(Link(order, area) for order, page in enumerate(laid.pages) for area in page.links)
        self._pages = len(laid.pages)
        self._root = laid.root

    @cached_property
    def numbers(self) -> dict[Element, int]:
        """The place of each element among them."""
        found: dict[Element, int] = {}
        stack = [self._root]
        while stack:
            element = stack.pop()
            found[element] = len(found)
            stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
        return found

    def objects(self, pages: int, links: int, elements: int, part: int) -> Iterator[Numbered]:
        """The elements where the first page, link and element have these numbers, in the part of that number."""
        table = [
            *range(pages, pages + self._pages),
            *range(links, links + len(self.links)),
            *range(elements, elements + len(self.numbers)),
            part,
        ]
        number = table.__getitem__
        for pattern, own, length in self._patterns:
            yield Numbered(pattern, tuple(map(number, own)), length)

    @cached_property
    def _patterns(self) -> tuple[Numbered, ...]:
        owned: dict[Element, list[int]] = {}
        for at, link in enumerate(self.links):
            owned.setdefault(link.area.element, []).append(at)
        first = self._pages + len(self.links)
        numbers = {element: first + at for element, at in self.numbers.items()}
        return tuple(self._pattern(element, numbers, owned.get(element, ())) for element in numbers)

    def _pattern(self, element: Element, numbers: dict[Element, int], links: Sequence[int]) -> Numbered:
        parent = -1 if element.parent is None else numbers[element.parent]
        text, given = f"<</Type/StructElem/S/{element.tag}/P {SPOT} 0 R", [parent]
        kids: list[str] = []
        inner: list[int] = []
        home: int | None = None
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{SPOT} 0 R")
                inner.append(numbers[kid])
                continue
            page, mark = kid[0], kid[1]
            home = page if home is None else home
            if page == home:
                kids.append(str(mark))
            else:
                kids.append(f"<</Type/MCR/Pg {SPOT} 0 R/MCID {mark}>>")
                inner.append(page)
        for at in links:
            kids.append(f"<</Type/OBJR/Obj {SPOT} 0 R/Pg {SPOT} 0 R>>")
            inner.extend((self._pages + at, self.links[at].order))
        if home is not None:
            text += f"/Pg {SPOT} 0 R"
            given.append(home)
        if kids:
            text += f"/K[{' '.join(kids)}]"
        whole = Numbered(text + escaped(element.attributes.decode("latin-1")) + ">>", (*given, *inner))
        return whole._replace(length=len(whole.pattern % whole.numbers))
