"""Owners' words for which some page of their copy has no room in type that can be read."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec.structs import replace

from studykit.formats.pdf.bundle.galley import Galley
from studykit.formats.pdf.bundle.owner import has_room
from studykit.formats.pdf.page import Slot
from studykit.model.bundle import Bundle, Certificate, Leaflet, NameTent, Piece
from studykit.model.handout import Personal
from studykit.model.printing import Printing

CERTAIN: Final = 18
"""No room is so narrow that so few characters, each as wide as it is high, could be too many for it."""


class Misfit(NamedTuple):
    """The owner's id, the name of its field, and the size below which type never falls."""

    id: str
    field: str
    least: float


def misfits(bundle: Bundle, printing: Printing) -> Iterator[Misfit]:
    """What does not fit, once for each copy and field; no page is made but those of the room for owners' words."""
    long = [copy for copy in bundle.copies if any(len(text) > CERTAIN for _, text in copy.fields)]
    if not long:
        return
    galley = Galley(bundle, printing)
    rooms = {piece.key: tuple(_rooms(piece, galley)) for piece in bundle.pieces}
    galley.streams()
    kinds = dict.fromkeys(copy.pieces for copy in long)
    alike = {keys: dict.fromkeys(slot for key in keys for slot in rooms[key]) for keys in kinds}
    for copy in long:
        for field, text in copy.fields:
            slots = [slot for slot in alike[copy.pieces] if slot.field == field]
            tight = [slot for slot in slots if not has_room(slot, text, galley.desk)]
            if tight:
                yield Misfit(dict(copy.fields).get("id", copy.id), field, tight[0].least)


def _rooms(piece: Piece, galley: Galley) -> Iterator[Slot]:
    """The room of a piece for owners' words, on pages that hold nothing else of what flows."""
    match piece.body:
        case Leaflet(part):
            personal = tuple(block for block in part.blocks if isinstance(block, Personal))
            body = Leaflet(replace(part, blocks=personal))
            pages = galley.lay_out(replace(piece, body=body)).pages if personal else []
        case Certificate() | NameTent():
            pages = galley.lay_out(piece).pages
        case _:
            pages = []
    for page in pages:
        # Where it stands on the page does not matter.
        yield from (replace(slot, x=0.0, y=0.0, mark=None, tag="") for slot in page.slots)
