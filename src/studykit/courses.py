"""The joint before the pages of a packet: the kit checked, the packet and its roster read → the course."""

from pathlib import Path

from msgspec import Struct

from studykit.assemble.course import Course, course
from studykit.checker import check
from studykit.diagnostics import Diagnostic, Diagnostics
from studykit.formats.pdf.coverage import printable
from studykit.load.files import PACKETS_FOLDER, is_file
from studykit.load.folders import is_closed
from studykit.load.kit import load_kit
from studykit.load.packet import load_packet
from studykit.load.roster import read_roster
from studykit.model.kit import Kit
from studykit.model.packet import Packet
from studykit.model.roster import Person


class Wanted(Struct, frozen=True):
    """The packet that is asked for; `roster` replaces the one that it names."""

    content: Path
    name: str
    roster: Path | None


class Prepared(Struct, frozen=True):
    """What the content gives: the course, or None where it has an error, and every problem.

    `roster` is the file that was read, or None.
    """

    course: Course | None
    diagnostics: tuple[Diagnostic, ...]
    roster: Path | None = None


def prepared(wanted: Wanted) -> Prepared:
    """The course, once the whole kit is checked."""
    checked = check(wanted.content)
    if checked.kit is None or checked.failed:
        return Prepared(None, checked.diagnostics)
    sink = Diagnostics()
    sink.extend(checked.diagnostics)
    made, roster = _course(wanted, checked.kit, sink)
    return Prepared(None if sink.failed else made, tuple(sink), roster)


def foreseen(wanted: Wanted, topics: frozenset[str]) -> Prepared | None:
    """What `prepared` will most likely give, from these topics alone and so in a part of the time.

    It holds when both give the same papers; None where it will not give a course.
    """
    loaded = load_kit(wanted.content, characters=printable(), only=topics)
    sink = Diagnostics()
    sink.extend(loaded.diagnostics)
    if loaded.kit is None or sink.failed:
        return None
    made, roster = _course(wanted, loaded.kit, sink)
    return None if made is None or sink.failed else Prepared(made, tuple(sink), roster)


def _course(wanted: Wanted, kit: Kit, sink: Diagnostics) -> tuple[Course | None, Path | None]:
    packet = load_packet(wanted.content, wanted.name, kit, sink, printable())
    if packet is None:
        return None, None
    path = wanted.roster or (wanted.content / PACKETS_FOLDER / packet.roster if packet.roster else None)
    people = _people(packet, path, given=wanted.roster is not None, sink=sink)
    return course(kit, packet, people or (), sink), path


def _people(packet: Packet, path: Path | None, *, given: bool, sink: Diagnostics) -> tuple[Person, ...] | None:
    if path is None:
        return ()
    if not given and not is_file(path) and not is_closed(path.parent):
        message = f"there is no roster `{packet.roster}` beside the packet"
        hint = "put it there, name another with `--roster FILE`, or delete the line for copies without names"
        sink.error(packet.roster_span, "N101", message, hint)
        return None
    return read_roster(path, sink, printable())
