"""studykit compiles facts, written once in YAML, to printed handouts and Anki decks."""

import gc
import sys
from importlib import import_module
from types import ModuleType

from studykit.deferred import Deferred, Known

__version__ = "0.1.0"


def _import_without(wanted: str, stand_ins: dict[str, ModuleType | None]) -> None:
    """Import a module while others that it would import stand for what they are, or are barred where there is None."""
    if wanted in sys.modules:
        return
    planted = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None bars an import
    modules.update(planted)
    collects = gc.isenabled()
    gc.disable()
    try:
        import_module(wanted)
        # The collector need not look at it before it is there, nor ever after: a fifth of the time.
        gc.freeze()
    finally:
        for name in planted:
            del modules[name]
        if collects:
            gc.enable()


def _import_msgspec() -> None:
    # It would rather take from typing_extensions what `typing` has as well, and import `inspect` on the way: a sixth of
    # the time that any command takes to start. What it encodes and describes types with waits until it is wanted.
    parts = ("msgspec.inspect", "msgspec.json", "msgspec.msgpack", "msgspec.toml", "msgspec.yaml")
    stand_ins: dict[str, ModuleType | None] = {name: Deferred(name) for name in parts}
    stand_ins["typing_extensions"] = None
    if sys.platform == "linux":
        # `uuid` asks this of it, for which it would compile ten regular expressions.
        stand_ins["platform"] = Known("platform", system=lambda: "Linux")
    _import_without("msgspec", stand_ins)


# For hosts in brackets alone, which hardly any link has.
_import_without("urllib.parse", {"ipaddress": Deferred("ipaddress")})
_import_msgspec()
