"""studykit compiles facts, written once in YAML, to printed handouts and Anki decks."""

import sys
from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"


def _import_msgspec() -> None:
    # It would rather take from typing_extensions what `typing` has as well, and import `inspect` on the way: a sixth of
    # the time that any command takes to start.
    if "typing_extensions" in sys.modules:
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None bars an import
    modules["typing_extensions"] = None
    try:
        import_module("msgspec")
    finally:
        del modules["typing_extensions"]


_import_msgspec()
