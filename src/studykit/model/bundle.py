"""A bundle of printed matter: pieces that are laid out once, and the copies that are put together from them."""

from typing import NamedTuple, TypeAlias

from msgspec import Struct

from studykit.model.document import Guide, Reference
from studykit.model.handout import Part
from studykit.model.sheet import Sheet


class Leaflet(Struct, frozen=True):
    """A part of a bundle that is written or written on; its sources stand at its end, if it cites any."""

    part: Part
    references: tuple[Reference, ...] = ()


class Certificate(Struct, frozen=True):
    """A certificate for the owner of the copy: what stands above the name, below it, and under each line to sign."""

    series: str
    title: str
    above: str
    below: tuple[str, ...]
    signed: tuple[str, ...]


class NameTent(Struct, frozen=True):
    """A sheet to fold lengthwise, with the owner's name on both sides and a line below it."""

    line: str


Body: TypeAlias = Leaflet | Guide | Sheet | Certificate | NameTent


class Piece(Struct, frozen=True):
    """Pages that every copy shares but for the owner's own words. `key` is unique in the bundle.

    `name` stands in the running head, in bookmarks and in lists of what there is; `mark` at the foot. Pieces of one
    `group` stand for each other: where a copy has one of them, as many pages are kept as the longest of them takes.
    """

    key: str
    name: str
    body: Body
    mark: str = ""
    group: str = ""


class Copy(Struct, frozen=True):
    """What one owner gets: the keys of the pieces in their order, and by field what the owner's own words are.

    `name` is that of the copy among the bookmarks; `id` stands before its page numbers where a bundle has many.
    """

    id: str
    name: str
    pieces: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()


class Bundle(Struct, frozen=True):
    """Copies in one file, each with pages numbered from 1. With `odd`, each piece begins on the front of a sheet.

    `duplex` is how the sheet is turned over: `long`, `short`, or `none`. With `outer`, page numbers stand at the outer
    edge of a sheet that is printed on both sides.
    """

    language: str
    series: str
    author: str
    title: str
    subject: str
    pieces: tuple[Piece, ...]
    copies: tuple[Copy, ...]
    odd: bool = True
    outer: bool = True
    duplex: str = "long"


class AnchorPage(NamedTuple):
    """The page on which an anchor stands, and that on which ends what is before it: another where it is at the top."""

    anchor: str
    page: int
    before: int


class Pages(Struct, frozen=True):
    """The pages of a piece, counted from 1: those of its anchors in reading order, and its last."""

    anchors: tuple[AnchorPage, ...]
    last: int
