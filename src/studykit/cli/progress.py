"""The line at the bottom of a terminal that says how far the work is, and is written over and over."""

import sys

from msgspec import Struct

from studykit.cli.glyphs import clipped
from studykit.cli.screen import Screen

_ERASE = "\r\x1b[2K"


class Progress(Struct):
    """One such line, on a terminal that can be written over; anywhere else nothing is shown."""

    screen: Screen
    shown: bool = False

    def show(self, words: str) -> None:
        """Put these words there."""
        if self.screen.live:
            # One cell stays free: a full line would wrap, and could not be written over.
            line = clipped(self.screen.visible(words), self.screen.width - 1)
            sys.stderr.write(_ERASE + self.screen.paint("faint", line))
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        """Take the line away, so that something lasting can be said."""
        if self.shown:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
            self.shown = False
