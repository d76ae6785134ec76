"""The parts of a packet: what each reader gets, and how it is printed."""

from collections.abc import Mapping, Sequence
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.load.packet_schema import PartsSchema, PrintSchema
from studykit.model.authored import Scalar
from studykit.model.packet import AUDIENCES, INSTRUCTOR, PARTS, STUDENT, TEST, USUAL, PrintPlan
from studykit.spelling import suggestion

_PRINT: Final[Mapping[str, tuple[str, ...]]] = {
    "duplex": ("long", "short", "none"),
    "parts-start-on": ("odd", "next"),
    "numbers": ("outer", "right"),
    "ink": ("normal", "save", "grey"),
}


class Parts:
    """Reads what each reader of a packet with these tests gets, and notes whatever is wrong with it."""

    def __init__(self, tests: Sequence[str], sink: Diagnostics) -> None:
        self._tests = tests
        self._sink = sink

    def read(self, written: PartsSchema | None) -> dict[str, tuple[str, ...]]:
        """The parts by reader; those that are not listed get the usual ones."""
        return {audience: self._listed(audience, getattr(written, audience, None)) for audience in AUDIENCES}

    def _listed(self, audience: str, written: list[Scalar] | None) -> tuple[str, ...]:
        if written is None:
            return _usual(audience, self._tests)
        seen: set[str] = set()
        for part in written:
            if part not in PARTS:
                self._sink.error(part.span, "B117", f"there is no part `{part}`", suggestion(part, PARTS))
            elif audience not in PARTS[part].audiences:
                hint = "it is for: " + ", ".join(f"`{one}`" for one in PARTS[part].audiences)
                self._sink.error(part.span, "B118", f"`{part}` is not for the {audience}", hint)
            elif part.startswith(TEST) and part.removeprefix(TEST) not in self._tests:
                hint = "say under `tests:` what it is drawn from"
                self._sink.error(part.span, "B110", f"there is no test `{part.removeprefix(TEST)}`", hint)
            elif part in seen:
                self._sink.error(part.span, "B119", f"`{part}` is listed twice", "delete one of the two")
            seen.add(part)
        return tuple(map(str, written))

    def read_print(self, written: PrintSchema | None) -> PrintPlan:
        """How the packet is printed."""
        if written is None:
            return PrintPlan()
        values = {
            "duplex": written.duplex,
            "parts-start-on": written.parts_start_on,
            "numbers": written.numbers,
            "ink": written.ink,
        }
        for field, value in values.items():
            if value is not None and value not in _PRINT[field]:
                hint = "write " + ", ".join(f"`{choice}`" for choice in _PRINT[field])
                self._sink.error(value.span, "S105", f"`{field}` cannot be `{value}`", hint)
        return PrintPlan(
            duplex=str(written.duplex or "long"),
            ink=str(written.ink or "normal"),
            odd=written.parts_start_on != "next",
            outer=written.numbers != "right",
        )


def _usual(audience: str, tests: Sequence[str]) -> tuple[str, ...]:
    parts = list(USUAL[audience])
    if audience == STUDENT:
        parts[-1:-1] = [TEST + test for test in tests]
    if audience == INSTRUCTOR and tests:
        parts[-1:-1] = ["keys"]
    return tuple(parts)
