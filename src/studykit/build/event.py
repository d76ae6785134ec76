"""What became of each target, as values for whoever shows it, and the plain words for what a disk refuses."""

import errno
from typing import Final

from msgspec import Struct


class Written(Struct, frozen=True):
    """The file is new, or its bytes are; `size` is in bytes."""

    target: str
    size: int


class Kept(Struct, frozen=True):
    """The file already holds what the build would write."""

    target: str


class Removed(Struct, frozen=True):
    """The file is no longer part of the kit; it held what studykit wrote, and is gone."""

    target: str


class Left(Struct, frozen=True):
    """The file is no longer part of the kit, but somebody changed it: it stays, and from now on is the user's."""

    target: str
    reason: str


class Refused(Struct, frozen=True):
    """The file was not written, because something of the user's stands in its place."""

    target: str
    reason: str


class Failed(Struct, frozen=True):
    """The file could not be written or removed; what stood there before still stands."""

    target: str
    reason: str


Event = Written | Kept | Removed | Left | Refused | Failed


class Unusable(Struct, frozen=True):
    """Why nothing at all can be built into this output folder now."""

    reason: str


_PLAIN: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the disk does not take files of this size",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission, or another program has the file open",
    errno.EPERM: "no permission, or another program has the file open",
    errno.EISDIR: "a folder of this name is in the way",
    errno.ENOTDIR: "a file has the name of a folder that is needed",
    errno.EEXIST: "a file has the name of a folder that is needed",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.ENOLCK: "this disk cannot lock files",
    errno.EOPNOTSUPP: "this disk cannot lock files",
}


def plain(fault: OSError) -> str:
    """What the disk refuses, in words for someone who has never seen an error number."""
    return _PLAIN.get(fault.errno or 0) or (fault.strerror or str(fault)).lower()
