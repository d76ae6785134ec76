"""The sample guide with fpdf2: no tags."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])
from fpdf import FPDF
from fpdf.fonts import FontFace, TextStyle
from fpdf.outline import TableOfContents

from peers import neutral

STYLES = {"strong": "B", "emphasis": "I"}


class Document(FPDF):
    """Numbers its pages."""

    def footer(self):
        self.set_y(-42)
        self.set_font("Sans", size=9)
        self.cell(0, 10, f"Page {self.page_no()} of {{nb}}", align="C")


def main(size: str, out: str) -> None:
    pdf = Document(unit="pt", format="letter")
    for family, style, file in (("Serif", "", "SourceSerif4-Regular"), ("Serif", "B", "SourceSerif4-Bold"),
                                ("Serif", "I", "SourceSerif4-It"), ("Sans", "", "SourceSans3-Regular"),
                                ("Sans", "B", "SourceSans3-Bold")):  # fmt: skip
        pdf.add_font(family, style, neutral.FONTS / f"{file}.ttf")
    pdf.set_margins(72, 66, 72)
    pdf.set_auto_page_break(True, 66)
    pdf.add_page()
    pdf.set_font("Sans", "", 10.5)
    pdf.insert_toc_placeholder(TableOfContents().render_toc, allow_extra_pages=True)
    pdf.set_section_title_styles(TextStyle("Sans", "B", 18, t_margin=16, b_margin=8),
                                 TextStyle("Sans", "B", 13, t_margin=11, b_margin=5))  # fmt: skip
    for kind, value in neutral.blocks(size):
        _draw(pdf, kind, value)
    pdf.output(out)


def _runs(pdf, runs) -> None:
    for style, text in runs:
        pdf.set_font("Serif", STYLES.get(style, ""), 10.5)
        pdf.write(14.5, text)
    pdf.ln(21.5)


def _draw(pdf, kind, value) -> None:
    match kind:
        case "heading":
            pdf.start_section(value[1], value[0] - 2)
        case "paragraph":
            _runs(pdf, value)
        case "list":
            for item in value:
                pdf.set_left_margin(88)
                pdf.set_x(74)
                pdf.set_font("Serif", "", 10.5)
                pdf.cell(14, 14.5, "•")
                _runs(pdf, item)
                pdf.set_left_margin(72)
        case _:
            pdf.set_font("Sans", "", 9)
            bold = FontFace(emphasis="BOLD")
            with pdf.table(col_widths=(34, 120, 260, 54), line_height=11.5, padding=3, headings_style=bold) as table:
                for row in value:
                    table.row(row)


main(*sys.argv[1:])
