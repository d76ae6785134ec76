"""The sample guide with WeasyPrint, tagged for PDF/UA-1."""

import sys
from html import escape
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # this folder would hide the package of the same name
from weasyprint import HTML

from peers import markup, neutral

FACES = (
    ("Serif", "SourceSerif4-Regular", 400, "normal"), ("Serif", "SourceSerif4-Bold", 700, "normal"),
    ("Serif", "SourceSerif4-It", 400, "italic"), ("Sans", "SourceSans3-Regular", 400, "normal"),
    ("Sans", "SourceSans3-Bold", 700, "normal"),
)  # fmt: skip
STYLE = """
@page {size: letter; margin: 66pt 72pt}
@page {@bottom-center {font: 9pt Sans; content: "Page " counter(page) " of " counter(pages)}}
body {font: 10.5pt/14.5pt Serif; hyphens: auto} h1 {font: bold 18pt/23pt Sans} h2 {font: bold 13pt/17pt Sans}
p {margin: 0 0 7pt} table {border-collapse: collapse; font: 9pt/11.5pt Sans; width: 468pt}
td, th {border: .4pt solid gray; padding: 3pt; vertical-align: top; text-align: left} nav {break-after: page}
nav a {display: block} nav a::after {content: leader(".") target-counter(attr(href), page)}
"""


def main(size: str, out: str) -> None:
    blocks = list(neutral.blocks(size))
    faces = "".join(
        f"@font-face {{font-family: {family}; src: url(file://{neutral.FONTS}/{file}.ttf); "
        f"font-weight: {weight}; font-style: {style}}}"
        for family, file, weight, style in FACES
    )
    contents = "".join(
        f'<a href="#k{number}">{escape(value[1])}</a>'
        for number, (kind, value) in enumerate(blocks)
        if kind == "heading"
    )
    body = "".join(_block(number, kind, value) for number, (kind, value) in enumerate(blocks))
    head = f'<html lang="en-US"><head><meta charset="utf-8"><title>A Guide</title><style>{faces}{STYLE}</style></head>'
    HTML(string=f"<!DOCTYPE html>{head}<body><nav>{contents}</nav>{body}</body></html>").write_pdf(
        out, pdf_variant="pdf/ua-1"
    )


def _block(number, kind, value) -> str:
    match kind:
        case "heading":
            return f'<h{value[0] - 1} id="k{number}">{escape(value[1])}</h{value[0] - 1}>'
        case "paragraph":
            return f"<p>{markup.html(value)}</p>"
        case "list":
            return "<ul>" + "".join(f"<li>{markup.html(item)}</li>" for item in value) + "</ul>"
        case _:
            head, *rows = value
            cells = "".join(f"<th>{escape(text)}</th>" for text in head)
            lines = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
            return f"<table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>"


main(*sys.argv[1:])
