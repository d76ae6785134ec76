"""Five hundred duplex cards, from values to the bytes of the file: run by sheets.py in a process of its own."""

import marshal
import sys
from pathlib import Path

from studykit.formats.pdf.sheets import render_cards
from studykit.model.document import Paragraph, words
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet, SheetCard

# What is said, without the classes that say it: pickle alone would take 20 ms to import.
texts = marshal.loads(Path(sys.argv[1]).read_bytes())
cards = tuple(
    SheetCard(str(number), number, (Paragraph(words(front)),), (Paragraph(words(back)),), sources=words(sources))
    for number, (front, back, sources) in enumerate(texts, 1)
)
sheet = Sheet("topic", "en-US", "Series", "2026.1", words("A topic of some length"), cards)
Path(sys.argv[2]).write_bytes(render_cards(sheet, Printing()))
