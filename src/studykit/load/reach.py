"""The reach of a packet: the topics that its file names, and those that they refer to, as the text alone tells."""

import re
from pathlib import Path
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.load.files import PACKETS_FOLDER, TOPICS_FOLDER, read_file

_NAME: Final = re.compile(r"[a-z0-9-]+")
_REFERENCE: Final = re.compile(r"[a-z0-9-]+(?=/)|(?<=replaced-by: )[a-z0-9-]+")


def reach(content: Path, packet: str) -> frozenset[str]:
    """The topics without which the packet would most likely be another; too many do no harm.

    Nothing is understood of the files, and nothing noted: whoever relies on this finds out later whether it was right.
    """
    known = {path.stem for path in (content / TOPICS_FOLDER).glob("*.yaml")}
    waiting = known.intersection(_NAME.findall(_text(content, f"{PACKETS_FOLDER}/{packet}.yaml")))
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= known.intersection(_REFERENCE.findall(_text(content, f"{TOPICS_FOLDER}/{name}.yaml"))) - found
    return frozenset(found)


def _text(content: Path, relative: str) -> str:
    file = read_file(content, relative, Diagnostics())
    return file.text if file is not None else ""
