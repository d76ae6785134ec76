"""The papers of a packet: which files there are to be, and the digest of all that goes into each."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from studykit.assemble.course import Course
from studykit.assemble.packet import bundle
from studykit.build.job import digest
from studykit.formats.pdf.fingerprint import fingerprint
from studykit.jobs import IMPOSED
from studykit.model.packet import ADMIN, AUDIENCES, STUDENT
from studykit.model.printing import Printing

FOLDER: Final = "packets"


class PacketRequest(Struct, frozen=True):
    """Which packet to make, for whom, from where, into where.

    `roster` replaces the one that the packet names. With `split`, each participant gets a file, too. An `ink` replaces
    that of the packet. `jobs` is the number of worker processes.
    """

    content: Path
    output: Path
    name: str
    roster: Path | None = None
    audiences: tuple[str, ...] = AUDIENCES
    split: bool = False
    printing: Printing = field(default_factory=Printing)
    ink: str = ""
    jobs: int = 1
    force: bool = False


class Paper(Struct, frozen=True):
    """A file that is wanted: whose it is, for a participant the id, and the digest of all that goes into it.

    `arranged` says that its pages stand several on a sheet, for print alone.
    """

    target: str
    digest: str
    audience: str
    person: str | None = None
    arranged: bool = False


def papers(request: PacketRequest, made: Course) -> Iterator[Paper]:
    """The files of a course that are asked for; where they are the same, so are the files, byte for byte."""
    folder, whole = f"{FOLDER}/{request.name}", bundle(made, STUDENT)
    impose = request.printing.impose
    salt = (fingerprint(), repr(replace(printing_of(request, made), impose="")))
    for audience in (each for each in AUDIENCES if each in request.audiences and made.packet.parts[each]):
        parts = [repr(whole)] if audience != ADMIN else []
        if audience != STUDENT:
            # The instructor is told pages of the participants' packet.
            parts.append(repr(bundle(made, audience)))
        identity = digest(*salt, *parts)
        yield Paper(f"{folder}/{audience}.pdf", identity, audience)
        if impose and audience != ADMIN:
            identity = digest(identity, version("pikepdf"), impose)
            yield Paper(f"{folder}/{IMPOSED[impose]}/{audience}.pdf", identity, audience, arranged=True)
    if request.split and STUDENT in request.audiences:
        alphabet = "".join(sorted({letter for copy in whole.copies for _, text in copy.fields for letter in text}))
        shared = digest(*salt, alphabet, repr(replace(whole, copies=())))
        files = {person.id: person.file for person in made.people}
        for copy in whole.copies:
            name = files.get(copy.id) or copy.id.lower().replace(" ", "-") or "copy"
            yield Paper(f"{students(request)}{name}.pdf", digest(shared, repr(copy)), STUDENT, copy.id)


def printing_of(request: PacketRequest, made: Course) -> Printing:
    """How the papers are printed: in the ink of the packet, unless another is asked for."""
    return replace(request.printing, ink=request.ink or made.packet.print.ink)


def students(request: PacketRequest) -> str:
    """How the targets begin that are files of single participants."""
    return f"{FOLDER}/{request.name}/students/"
