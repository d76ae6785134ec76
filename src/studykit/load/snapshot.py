"""The bytes of a kit's files as one digest: the same digest means that nothing has to be read again."""

import hashlib
import stat
from pathlib import Path

from studykit.load.files import KIT_FILE, LARGEST_FILE, LEDGER_FILE, SOURCES_FILE, TOPICS_FOLDER


def snapshot(content: Path) -> str:
    """The SHA-256, in hex, of the name and the bytes of every file that a kit is read from, its ledger included.

    A file that it would not read counts by its name and its date, so that mending it changes the digest.
    """
    whole = hashlib.sha256()
    topics = sorted((content / TOPICS_FOLDER).glob("*.y*ml"))
    for path in (content / KIT_FILE, content / SOURCES_FILE, content / LEDGER_FILE, *topics):
        octets = _octets(path)
        # With their lengths in front, no name can be mistaken for a piece of a file.
        whole.update(b"%d:%d:" % (len(path.name.encode()), len(octets)))
        whole.update(path.name.encode() + octets)
    return whole.hexdigest()


def _octets(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_FILE:
            return path.read_bytes()
    except OSError as fault:
        return repr(fault.errno).encode()
    return b"%d" % status.st_mtime_ns
