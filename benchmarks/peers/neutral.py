"""The sample guide as plain lists, so that no peer pays for studykit's imports: read from a file made beforehand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[2] / "src/studykit/formats/pdf/fonts"
FOLDER = Path(__file__).parents[2] / "output/benchmarks"


def blocks(size: str) -> Iterator[tuple[str, Any]]:
    """Pairs of a kind and its value: heading (level, text), paragraph [(style, text)], list of those, table of rows."""
    yield from json.loads((FOLDER / f"{size}.json").read_text(encoding="utf-8"))
