"""The room's fingerprint: what an incremental build compares to know that packages would come out differently."""

import hashlib
from importlib.metadata import version
from importlib.resources import files


def fingerprint() -> str:
    """A hash over the files of this room and genanki's version, in hex; it imports neither."""
    whole = hashlib.sha256(version("genanki").encode())
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".css")):
            content = file.read_bytes()
            whole.update(f"{file.name}:{len(content)}:".encode())
            whole.update(content)
    return whole.hexdigest()
