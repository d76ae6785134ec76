"""The identity of the renderer, by which an incremental build learns that pages would come out differently."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOM: Final = Path(__file__).parent
_ENGINES: Final = ("reportlab", "pyphen")


@cache
def fingerprint() -> str:
    """A digest of this room's code, fonts and tables and of the versions of what it draws with; no font is opened."""
    digest = sha256()
    for path in sorted(ROOM.rglob("*"), key=lambda path: path.relative_to(ROOM).as_posix()):
        if path.suffix in {".py", ".ttf", ".txt"}:
            digest.update(path.relative_to(ROOM).as_posix().encode())
            digest.update(sha256(path.read_bytes()).digest())
    for engine in _ENGINES:
        digest.update(f"{engine} {version(engine)}".encode())
    return digest.hexdigest()
