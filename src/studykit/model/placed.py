"""What an author wrote and where: the place is for messages alone, and makes no two values differ."""

from typing import Any

from msgspec import Struct


class Placed(Struct, frozen=True):
    """A value with fields that end in `span`, which are neither compared nor shown: to move a line rebuilds nothing."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __repr__(self) -> str:
        shown = zip(_told_fields(type(self)), self._told(), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def _told(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in _told_fields(type(self))])


def _told_fields(kind: type[Placed]) -> list[str]:
    return [name for name in kind.__struct_fields__ if not name.endswith("span")]
