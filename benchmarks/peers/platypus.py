"""The sample guide with reportlab's own layout engine: three passes for the contents, no tags."""

import sys
from html import escape
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)  # fmt: skip
from reportlab.platypus.tableofcontents import TableOfContents

sys.path.insert(0, str(Path(__file__).parents[1]))
from peers import markup, neutral

FACES = {"Serif": "SourceSerif4-Regular", "Serif-B": "SourceSerif4-Bold", "Serif-I": "SourceSerif4-It",
         "Serif-BI": "SourceSerif4-BoldIt", "Sans": "SourceSans3-Regular", "Sans-B": "SourceSans3-Bold"}  # fmt: skip


class Numbered(Canvas):
    """Keeps the pages back until their number is known."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._kept = []

    def showPage(self):  # noqa: N802 - reportlab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for page in self._kept:
            self.__dict__.update(page)
            self.setFont("Sans", 9)
            self.drawCentredString(306, 36, f"Page {self._pageNumber} of {len(self._kept)}")
            Canvas.showPage(self)
        Canvas.save(self)


class Document(BaseDocTemplate):
    """Tells the table of contents and the outline of each heading."""

    def afterFlowable(self, flowable):  # noqa: N802 - reportlab's name
        if (entry := getattr(flowable, "entry", None)) is not None:
            level, text, key = entry
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, level > 0)
            self.notify("TOCEntry", (level, text, self.page, key))


def main(size: str, out: str) -> None:
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, neutral.FONTS / f"{file}.ttf"))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-B", "Serif-I", "Serif-BI")
    body = ParagraphStyle("body", fontName="Serif", fontSize=10.5, leading=14.5, spaceAfter=7, hyphenationLang="en_US")
    heads = {
        2: ParagraphStyle("h2", fontName="Sans-B", fontSize=18, leading=23, spaceBefore=16, keepWithNext=1),
        3: ParagraphStyle("h3", fontName="Sans-B", fontSize=13, leading=17, spaceBefore=11, keepWithNext=1),
    }
    cell = ParagraphStyle("cell", fontName="Sans", fontSize=9, leading=11.5)
    contents = TableOfContents()
    contents.levelStyles = [ParagraphStyle("c1", fontName="Sans"), ParagraphStyle("c2", fontName="Sans", leftIndent=16)]
    story = [contents, PageBreak()]
    for kind, value in neutral.blocks(size):
        story += _flowables(kind, value, body, heads, cell, len(story))
    page = PageTemplate("page", [Frame(72, 66, 468, 660, 0, 0, 0, 0)])
    Document(out, pagesize=letter, pageTemplates=[page]).multiBuild(story, canvasmaker=Numbered)


def _flowables(kind, value, body, heads, cell, number):
    match kind:
        case "heading":
            level, text = value
            flowable = Paragraph(escape(text), heads[level])
            flowable.entry = (level - 2, text, f"k{number}")
            return [flowable]
        case "paragraph":
            return [Paragraph(markup.html(value), body)]
        case "list":
            return [ListFlowable([ListItem(Paragraph(markup.html(item), body)) for item in value], bulletType="bullet")]
        case "table":
            data = [[Paragraph(escape(text), cell) for text in row] for row in value]
            style = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            return [Table(data, colWidths=[34, 120, 260, 54], repeatRows=1, style=style), Spacer(1, 8)]


main(*sys.argv[1:])
