"""Lengths: a length anywhere in studykit is a `float` in points (1/72 inch); convert once, where a person wrote it."""

from typing import Final

POINT: Final = 1.0
INCH: Final = 72.0
MM: Final = 72.0 / 25.4
