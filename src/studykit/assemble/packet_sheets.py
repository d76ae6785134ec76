"""The parts of a packet that participants write on while they listen."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from studykit.assemble.course import Course
from studykit.assemble.packet_reading import named
from studykit.assemble.worksheet import cornell_notes, guided_notes
from studykit.model.bundle import Leaflet, Piece
from studykit.model.document import Heading
from studykit.model.handout import Handout, PageBreak, Part
from studykit.model.kit import Kit, Topic
from studykit.model.packet import PARTS
from studykit.model.text import plain


def guided(course: Course, _audience: str) -> Iterator[Piece]:
    """Guided notes on each topic that is taught."""
    yield from _sheets(course, "guided-notes", guided_notes)


def cornell(course: Course, _audience: str) -> Iterator[Piece]:
    """Cornell notes on each topic that is taught."""
    yield from _sheets(course, "cornell-notes", cornell_notes)


def _sheets(course: Course, part: str, make: Callable[[Kit, Topic], Handout | None]) -> Iterator[Piece]:
    for topic in course.topics:
        handout = make(course.kit, topic)
        if handout is not None:
            name = f"{PARTS[part].title}: {plain(topic.title)}"
            yield Piece(f"{part}/{topic.id}", name, Leaflet(_as_one(handout), handout.references), course.mark)


def _as_one(handout: Handout) -> Part:
    """The parts of a handout as one, each but the first under a heading on a page of its own."""
    first, *others = handout.parts
    blocks = [block for old in first.blocks for block in named(old)]
    for other in others:
        blocks += [PageBreak(), Heading(1, other.title, other.anchor), *other.blocks]
    return replace(first, blocks=tuple(blocks))
