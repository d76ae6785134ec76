"""The joint of `studykit check`: which content → load → hold against what was published → lint; then the packets."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from studykit.diagnostics import Diagnostic, Diagnostics, Severity
from studykit.model.kit import Kit

if TYPE_CHECKING:
    from studykit.editions.publication import Publication


class Checked(Struct, frozen=True):
    """A kit with every problem found in it; `kit` is None when nothing can be made of the content.

    `publication` holds the kit against what was published; it is None where that cannot be known.
    """

    kit: Kit | None
    diagnostics: tuple[Diagnostic, ...]
    publication: "Publication | None" = None

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.diagnostics)


def content_folder(start: Path) -> Path | None:
    """The `content` folder of the nearest parent (or `start`) that has one with a kit in it; None outside a kit.

    Raises PermissionError, with its name, for a `content` folder that may have one and cannot be looked into.
    """
    from studykit.load.files import KIT_FILE, is_file
    from studykit.load.folders import is_closed

    for folder in (each / "content" for each in (start, *start.parents)):
        if is_file(folder / KIT_FILE):
            return folder
        if is_closed(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    return None


def shipped_content() -> Path:
    """The content folder of the kit that ships with studykit: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent.parent / "content"


def check(content: Path, now: int | None = None) -> Checked:
    """Read the kit and find every problem in it; writes nothing.

    By `now` (seconds since 1970) a time of the ledger that lies in the future is a problem; None asks no clock.
    """
    from studykit.editions.guard import guarded
    from studykit.editions.past import past
    from studykit.editions.publication import Publication
    from studykit.formats.pdf.coverage import printable
    from studykit.lint.run import linted
    from studykit.load.kit import load_kit
    from studykit.load.ledger import load_ledger

    loaded = load_kit(content, characters=printable())
    sink = Diagnostics()
    sink.extend(loaded.diagnostics)
    ledger = load_ledger(content, now, sink)
    if loaded.kit is None or sink.failed:
        return Checked(loaded.kit, tuple(sink))
    found = guarded(loaded.kit, ledger, sink)
    checked = Diagnostics()
    checked.extend(linted(loaded.kit, sink))
    return Checked(loaded.kit, tuple(checked), Publication(loaded.kit, ledger, found, past(loaded.kit, ledger, found)))


def check_packets(content: Path, kit: Kit) -> tuple[Diagnostic, ...]:
    """Every problem in the packets of a kit; their rosters are not read, for they may lie elsewhere."""
    from studykit.load.folders import packet_names

    sink = Diagnostics()
    names = packet_names(content, sink)
    if not names:
        return tuple(sink)
    from studykit.assemble.candidates import Pool
    from studykit.assemble.packet_tests import drawn_tests
    from studykit.formats.pdf.coverage import printable
    from studykit.load.packet import load_packet

    pool = Pool()
    for name in names:
        packet = load_packet(content, name, kit, sink, printable())
        if packet is not None:
            drawn_tests(kit, packet, sink, pool)
    return tuple(sink)
