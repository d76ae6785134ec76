"""File names from ids: safe on every system, and no two the same where case does not count."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

LONGEST: Final = 48
SHORT: Final = 8
"""Digits of a digest."""

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that mean a device on Windows, with any ending (Naming Files, Paths, and Namespaces; Microsoft Learn)."""

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_-]+")


def is_device(name: str) -> bool:
    """Whether no file or folder on Windows may be called so, whatever its ending: it would mean a device."""
    return name.casefold() in RESERVED


def file_names(ids: Sequence[str]) -> tuple[str, ...]:
    """A name for each id, which depends on that id and on no place in a list.

    A name that had to be changed, or is another's but for case, ends with a dot and a digest of the id: no id that is a
    name as it stands has a dot. Two names that would still be alike have the whole digest.
    """
    plain = [_UNSAFE.sub("-", _ascii(one)).strip("-")[:LONGEST] for one in ids]
    alike = Counter(name.casefold() for name in plain)
    names = [
        name if name == one and alike[name.casefold()] == 1 and not is_device(name) else _digested(name, one, SHORT)
        for name, one in zip(plain, ids, strict=True)
    ]
    again = Counter(name.casefold() for name in names)
    return tuple(
        name if again[name.casefold()] == 1 else _digested(bare, one)
        for name, bare, one in zip(names, plain, ids, strict=True)
    )


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def _digested(name: str, one: str, length: int | None = None) -> str:
    # A device keeps its meaning whatever follows the dot.
    safe = f"id-{name}" if is_device(name) else name or "id"
    return f"{safe}.{sha256(one.encode('utf-8', 'surrogatepass')).hexdigest()[:length]}"
