"""A small reader of tagged PDF for the tests: what the structure tree says, and what stands on each page."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

INLINE = {"/Link", "/Span", "/Reference", "/Code", "/Quote"}


@dataclass
class Show:
    """One text-showing operator: where its line stands, and how it is painted."""

    page: int
    mark: int | None
    artifact: bool
    y: float
    size: float
    colour: tuple[float, ...]
    text: str


@dataclass
class Node:
    """A structure element with its text in reading order."""

    tag: str
    parent: "Node | None"
    attributes: object = None
    parts: "list[Node | Show]" = field(default_factory=list)
    annotations: list = field(default_factory=list)
    marks: list = field(default_factory=list)

    def all(self) -> "Iterator[Node]":
        """The element and every one inside it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.all()

    def shows(self) -> Iterator[Show]:
        """Every text operator inside it, in reading order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.shows()
            else:
                yield part

    @property
    def text(self) -> str:
        """What a screen reader reads: blocks parted by a line end, soft hyphens dropped."""
        pieces = []
        for part in self.parts:
            if isinstance(part, Show) or part.tag in INLINE:
                pieces.append(part.text)
            else:
                pieces.append(f"\n{part.text}\n")
        return "".join(pieces).replace("\u00ad", "")

    @property
    def words(self) -> list[str]:
        return self.text.split()


class Reader:
    """An open PDF."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.pages = [list(self._shows(number, page)) for number, page in enumerate(self.pdf.pages)]
        self.marked: dict[tuple[int, int], list[Show]] = {}
        for shows in self.pages:
            for show in shows:
                if show.mark is not None:
                    self.marked.setdefault((show.page, show.mark), []).append(show)

    @cached_property
    def document(self) -> Node:
        numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        tree = self.pdf.Root.StructTreeRoot.K
        return self._node(tree[0] if isinstance(tree, pikepdf.Array) else tree, None, numbers)

    def find(self, *tags: str) -> list[Node]:
        return [node for node in self.document.all() if node.tag in {f"/{tag}" for tag in tags}]

    def outline(self) -> list[tuple[int, str]]:
        """Bookmarks as (level, title)."""
        found = []

        def walk(items: list, level: int) -> None:
            for item in items:
                found.append((level, item.title))
                walk(item.children, level + 1)

        with self.pdf.open_outline() as outline:
            walk(outline.root, 0)
        return found

    def _node(self, element, parent: Node | None, numbers: dict) -> Node:
        node = Node(str(element.S), parent, element.get("/A"))
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                node.parts.append(self._node(kid, node, numbers))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                node.annotations.append(kid.Obj)
            else:
                here = kid if isinstance(kid, pikepdf.Dictionary) else element
                mark = int(kid.MCID) if isinstance(kid, pikepdf.Dictionary) else int(kid)
                key = (numbers[here.Pg.objgen], mark)
                node.marks.append(key)
                node.parts.extend(self.marked.get(key, []))
        return node

    def _shows(self, number: int, page: pikepdf.Page) -> Iterator[Show]:
        maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
        stack: list[tuple[int | None, bool]] = []
        saved: list[tuple[float, ...]] = []
        font, size, colour = "", 0.0, (0.0, 0.0, 0.0)
        y = leading = 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    properties = operands[1] if len(operands) > 1 else {}
                    mark = int(properties["/MCID"]) if "/MCID" in properties else None
                    stack.append((mark, operands[0] == "/Artifact"))
                case "EMC":
                    stack.pop()
                case "q":
                    saved.append(colour)
                case "Q":
                    colour = saved.pop()
                case "rg":
                    colour = tuple(map(float, operands))
                case "Tf":
                    font, size = str(operands[0]), float(operands[1])
                case "TL":
                    leading = float(operands[0])
                case "Tm":
                    y = float(operands[5])
                case "T*":
                    y -= leading
                case "TJ":
                    codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    text = "".join(maps[font][code] for code in codes)
                    marks = [mark for mark, _ in stack if mark is not None]
                    assert stack, "text outside of marked content"
                    assert len(marks) <= 1, "marked content of one element inside another's"
                    artifact = any(is_artifact for _, is_artifact in stack)
                    yield Show(number, marks[0] if marks else None, artifact, y, size, colour, text)


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", table, re.MULTILINE)
    }
