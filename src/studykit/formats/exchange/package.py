"""Zip packages that are the same bytes at any time."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

# The earliest that a zip can say: a package has no time of its own.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o644 << 16
_UNIX: Final = 3


def package(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files, in the order given."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            entry.create_system = _UNIX  # zipfile would name the system it runs on
            archive.writestr(entry, content)
    return whole.getvalue()
