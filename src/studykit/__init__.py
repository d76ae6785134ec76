"""studykit compiles facts, written once in YAML, to printed handouts and Anki decks."""

import gc
import sys
from importlib import import_module
from types import ModuleType

from studykit.deferred import Deferred

__version__ = "0.1.0"


def _import_msgspec() -> None:
    # It would rather take from typing_extensions what `typing` has as well, and import `inspect` on the way: a sixth of
    # the time that any command takes to start. What it encodes and describes types with waits until it is wanted, and
    # the collector until it is there, and need never look at it: a fifth of its own time.
    if "msgspec" in sys.modules:
        return
    parts = ("msgspec.inspect", "msgspec.json", "msgspec.msgpack", "msgspec.toml", "msgspec.yaml")
    planted: dict[str, ModuleType | None] = {name: Deferred(name) for name in parts}
    if "typing_extensions" not in sys.modules:
        planted["typing_extensions"] = None
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None bars an import
    modules.update(planted)
    collects = gc.isenabled()
    gc.disable()
    try:
        import_module("msgspec")
        gc.freeze()
    finally:
        for name in planted:
            del modules[name]
        if collects:
            gc.enable()


_import_msgspec()
