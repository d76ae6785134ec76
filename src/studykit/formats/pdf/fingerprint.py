"""The identity of the renderer, by which an incremental build learns that pages would come out differently."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOM: Final = Path(__file__).parent
DRAWING: Final = ROOM.parent.parent / "drawing"
_ENGINES: Final = ("reportlab", "pyphen")


@cache
def fingerprint() -> str:
    """A digest of this room's code, fonts and tables, of the room that places figures, and of the libraries' versions.

    No font is opened.
    """
    digest = sha256()
    for room in (ROOM, DRAWING):
        for path in sorted(room.rglob("*"), key=lambda path: path.relative_to(room).as_posix()):
            if path.suffix in {".py", ".ttf", ".txt"}:
                digest.update(path.relative_to(room).as_posix().encode())
                digest.update(sha256(path.read_bytes()).digest())
    for engine in _ENGINES:
        digest.update(f"{engine} {version(engine)}".encode())
    return digest.hexdigest()
