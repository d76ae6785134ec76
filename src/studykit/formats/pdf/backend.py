"""The seam to reportlab: the few of its names that this room uses, imported so that no file of the author's is run.

At import reportlab executes `reportlab_settings.py` and `reportlab_mods.py` from the import path (thus from the working
folder), and `~/.reportlab_settings` and `~/.reportlab_mods` when there are none (rl_config.py, `__init__.py`). Empty
modules of these names, in place while it is imported, keep all four out.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final, Protocol

from studykit.deferred import Deferred, Known, Postponed
from studykit.formats.pdf.collector import at_rest


class TrueType(Protocol):
    """A face that can be embedded, split in subsets of at most 256 characters a document."""

    def has(self, code: int) -> bool:
        """Whether it draws the character of a code point."""

    def advance(self, code: int) -> float:
        """The advance width of that character in 1/1000 em."""

    def splitString(self, text: str, document: Any) -> list[tuple[int, bytes]]:  # noqa: N802 (reportlab's name)
        """The subset and the codes of each stretch of the text."""

    def getSubsetInternalName(self, subset: int, document: Any) -> str:  # noqa: N802 (reportlab's name)
        """The resource name of a subset, as the operator Tf wants it."""


@contextmanager
def _shielded() -> Iterator[None]:
    # reportlab imports Pillow (11 ms) for pictures, HarfBuzz (20 ms) for shaping, tempfile (4 ms) and pickle (2 ms) for
    # caches of its own, and what evaluates expressions (7 ms), none of which any page here needs. It looks eleven times
    # for an accelerator (1 ms), of which it would write other numbers, and no faster; it asks `platform` (2 ms) whose
    # Python this is.
    pillow = ModuleType("PIL")
    pillow.__dict__["Image"] = Deferred("PIL.Image")
    planted: dict[str, ModuleType | None] = {
        "reportlab_settings": ModuleType("reportlab_settings"),
        "reportlab_mods": ModuleType("reportlab_mods"),
        "PIL": pillow,
        "uharfbuzz": None,
        "_rl_accel": None,
        "tempfile": Deferred("tempfile"),
        "pickle": Deferred("pickle"),
        "ast": Postponed("ast"),
        "reportlab.lib.rl_safe_eval": Postponed("reportlab.lib.rl_safe_eval"),
    }
    if sys.implementation.name == "cpython":
        planted["platform"] = Known("platform", python_implementation=lambda: "CPython")
    planted = {name: module for name, module in planted.items() if name not in sys.modules}
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None bars an import
    modules.update(planted)
    try:
        yield
    finally:
        for name in planted:
            del modules[name]


# Searching what is imported for cycles takes a twelfth of the time.
with _shielded(), at_rest():
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

    # What is imported stays: the collector need look at it neither when it is let loose nor when the process ends.
    gc.freeze()

# RL_… variables of the environment could have changed these.
rl_config.invariant = 1
rl_config.useA85 = 0
rl_config.ttfAsciiReadable = 1
rl_config.pdfMultiLine = 0
rl_config.pdfComments = 0

PDF: Final = pdfdoc
BaseFont: Final = TTFont
BaseFace: Final = TTFontFace
BaseEncoding: Final = TTEncoding
