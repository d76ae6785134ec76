"""The room's fingerprint: what an incremental build compares to know that exports would come out differently."""

import hashlib
from importlib.metadata import version
from pathlib import Path


def fingerprint() -> str:
    """A hash over the files of this room and the version of XlsxWriter, in hex; none of them is run."""
    whole = hashlib.sha256(f"XlsxWriter {version('XlsxWriter')}:".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        content = file.read_bytes()
        whole.update(f"{file.name}:{len(content)}:".encode())
        whole.update(content)
    return whole.hexdigest()
