"""Figures before they are drawn: those of a guide that no page could hold in type that can be read."""

from collections.abc import Iterator

from studykit.diagnostics import Diagnostic
from studykit.formats.pdf.blocks.figure import figure_problem
from studykit.formats.pdf.collector import at_rest
from studykit.formats.pdf.desk import Desk, Place
from studykit.formats.pdf.division import WHOLE
from studykit.formats.pdf.document import Document
from studykit.formats.pdf.metadata import Metadata
from studykit.formats.pdf.paper import PAPERS
from studykit.formats.pdf.runs import References
from studykit.formats.pdf.style import style
from studykit.formats.pdf.suite import Fonts
from studykit.formats.pdf.tagging import Element
from studykit.model.document import Guide
from studykit.model.printing import Printing
from studykit.model.walk import figures


def figure_problems(guide: Guide, printing: Printing) -> Iterator[Diagnostic]:
    """A problem for every figure of the guide that cannot be drawn; nothing is drawn."""
    found = list(figures(guide.blocks))
    if not found:
        return
    with at_rest():
        paper, chosen = PAPERS[printing.paper], style(printing.scale, printing.ink)
        document = Document(paper, Metadata("", "", "", guide.language))
        references = References({row.source: row for row in guide.references})
        desk = Desk(Fonts(document.handle, chosen), chosen, references, WHOLE, WHOLE)
        width = paper.width - chosen.left - chosen.right - chosen.hang
        place = Place(Element("Document", None), chosen.left + chosen.hang, width, chosen.left)
        for figure in found:
            problem = figure_problem(figure, desk, place)
            if problem is not None:
                yield problem
