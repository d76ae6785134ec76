"""The calibration sheet: crossed rulers on both sides, from which a person reads how far a printer shifts the back."""

from typing import Final

from msgspec.structs import replace

from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.copies import Copy
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.fitting import LEADING
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.outline import Bookmark
from studykit.formats.pdf.page import Page
from studykit.formats.pdf.paper import PAPERS, Paper
from studykit.formats.pdf.passages import Passage, passages
from studykit.formats.pdf.sheets import element
from studykit.formats.pdf.style import INK, NORMAL, stroke
from studykit.formats.pdf.suite import LABEL, SANS, Fonts, Suite
from studykit.formats.pdf.tagging import Element, text_string
from studykit.model.document import Block, ItemList, Paragraph, words
from studykit.model.text import Code, Plain, Strong
from studykit.units import MM

TITLE: Final = "Calibration sheet"
LEFT: Final = 25 * MM
TOP: Final = 25 * MM
TITLE_SIZE: Final = 22.0
BODY: Final = 11.5
FIGURE: Final = 9.0
# The rulers reach so far from the cross, and their figures stand every so many millimetres.
REACH: Final = 20
FIGURED: Final = 5
LONG_TICK: Final = 6.0
SHORT_TICK: Final = 3.0
THIN: Final = 0.5
BOLD: Final = 1.4
# How far the middles of the two rulers are above the lower edge of the sheet, and half of each bold line.
ACROSS: Final = 125 * MM
UPRIGHT: Final = 65 * MM
HALF: Final = 14 * MM
GAP: Final = 12.0

STEPS: Final = (
    ("Print this file on both sides, at 100 % (“actual size”), turned over on the ", Strong(words("long edge")), "."),
    ("Hold the sheet against a window or a lamp, with this side towards you and this text upright. Two bold lines "
     "of the other side shine through.",),
    (Strong(words("X: ")), "read the ruler that lies across where the upright bold line meets it. Right of 0 is "
     "plus, left of 0 minus."),
    (Strong(words("Y: ")), "read the upright ruler where the level bold line meets it. Above 0 is plus, below 0 "
     "minus."),
    ("Tell studykit both in millimetres. For 1.5 to the right and 2 too low that is:",),
)  # fmt: skip
ON_THE_BACK: Final = "The back. Turn the sheet over: the other side says what to do."
AFTERWARDS: Final = (
    "From then on, every card sheet made for this printer is corrected. Most printers get no nearer than half a "
    "millimetre."
)
RULERS: Final = "A ruler across and a ruler upright, each in millimetres from minus 20 to 20"
LINES: Final = "An upright and a level bold line, which shine through to the rulers on the other side"


def render_calibration(paper: str = "letter", printer: str = "") -> bytes:
    """The sheet as a PDF/UA-1 file of two pages; `paper` is a name of PAPERS, `printer` is named on it."""
    with at_rest():
        sheet = PAPERS[paper]
        document = Document(sheet, Metadata(TITLE, "studykit", "How far a printer shifts the back of a sheet", "en-US"))
        fonts = Fonts(document.handle, replace(NORMAL, label=0.0, code=0.94))
        front, back = Page(0), Page(1)
        _front(front, document.root, fonts, sheet, printer)
        _back(back, document.root, fonts, sheet)
        document.add(front, "", {"title": sheet.height - TOP + TITLE_SIZE})
        document.add(back, "", {})
        return document.save([Bookmark(TITLE, "title", 0)])


def _front(page: Page, root: Element, fonts: Fonts, sheet: Paper, printer: str) -> None:
    label, sans = Suite(fonts, LABEL, 1.0), Suite(fonts, SANS, 1.0)
    width = sheet.width - 2 * LEFT
    title = f"{TITLE}: {printer}" if printer else TITLE
    y = _set(page, Element("H1", root), Copy(Passage(words(title), ()), label), sheet.height - TOP, width, TITLE_SIZE)
    command = f"studykit calibrate --printer {printer} --set 1.5,-2" if printer else "studykit calibrate --set 1.5,-2"
    steps: tuple[Block, ...] = (
        ItemList(tuple((Paragraph(words(*step)),) for step in STEPS), ordered=True),
        Paragraph(words(Code(command))),
        Paragraph(words(AFTERWARDS)),
    )
    made: dict[int, Element] = {}
    for passage in passages(steps):
        y -= GAP / 2
        if passage.label:
            beside = Copy(Passage((Plain(passage.label),), ()), label)
            _show(page, element(root, passage.label_path, made), beside, LEFT, y, BODY, [1])
        y = _set(page, element(root, passage.path, made), Copy(passage, sans), y, width, BODY)
    rulers = Element("Figure", root, _figure(RULERS, sheet))
    page.operators.append(f"{page.mark(rulers)} {_rulers(sheet.width / 2, sans)} EMC")


def _back(page: Page, root: Element, fonts: Fonts, sheet: Paper) -> None:
    sans = Suite(fonts, SANS, 1.0)
    said = Copy(Passage(words(ON_THE_BACK), ()), sans)
    _set(page, Element("P", root), said, sheet.height - TOP, sheet.width - 2 * LEFT, BODY)
    x = sheet.width / 2
    lines = f"{_line(x, ACROSS - HALF, x, ACROSS + HALF)} {_line(x - HALF, UPRIGHT, x + HALF, UPRIGHT)}"
    bold = Element("Figure", root, _figure(LINES, sheet))
    page.operators.append(f"{page.mark(bold)} q {stroke(INK)} {BOLD:g} w {lines} Q EMC")


def _figure(said: str, sheet: Paper) -> bytes:
    reach, middle = REACH * MM + GAP, sheet.width / 2
    box = b"%.2f %.2f %.2f %.2f" % (middle - reach, UPRIGHT - reach, middle + reach, ACROSS + reach)
    return b"/Alt" + text_string(said) + b"/A<</O/Layout/BBox[" + box + b"]>>"


def _rulers(x: float, sans: Suite) -> str:
    arm = REACH * MM
    lines = [_line(x - arm, ACROSS, x + arm, ACROSS), _line(x, UPRIGHT - arm, x, UPRIGHT + arm)]
    figures: list[str] = []
    for at in range(-REACH, REACH + 1):
        along, tick = at * MM, SHORT_TICK if at % FIGURED else LONG_TICK
        lines.append(_line(x + along, ACROSS, x + along, ACROSS - tick))
        lines.append(_line(x, UPRIGHT + along, x - tick, UPRIGHT + along))
        if at % FIGURED == 0:
            figure = Copy(Passage((Plain(f"{at}".replace("-", "−")),), ()), sans)
            width, text = figure.width(0, 1) * FIGURE, f"{figure.shown([1], FIGURE)} ET"
            figures.append(f"BT 1 0 0 1 {x + along - width / 2:.2f} {ACROSS - 2 * LONG_TICK - FIGURE:.2f} Tm {text}")
            left, level = x - 2 * LONG_TICK - width, UPRIGHT + along - FIGURE / 3
            figures.append(f"BT 1 0 0 1 {left:.2f} {level:.2f} Tm {text}")
    return f"q {stroke(INK)} {THIN:g} w {' '.join(lines)} Q {' '.join(figures)}"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"


def _set(page: Page, owner: Element, copy: Copy, top: float, width: float, size: float) -> float:
    """Set a text, and give back how far down it reaches."""
    indent = copy.passage.indent * size
    stops = copy.stops((width - indent) / size)
    _show(page, owner, copy, LEFT + indent, top, size, stops)
    return top - len(stops) * LEADING * size


def _show(page: Page, owner: Element, copy: Copy, x: float, top: float, size: float, stops: list[int]) -> None:
    begin = f"BT {LEADING * size:g} TL 1 0 0 1 {x:.2f} {top - size:.2f} Tm"
    page.operators.append(f"{page.mark(owner)} {begin} {copy.shown(stops, size)} ET EMC")
