"""The sample guide with typst, tagged for PDF/UA-1."""

import json
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # this folder would hide the package of the same name
import typst

from peers import markup, neutral

PREAMBLE = """#set document(title: "A Guide to Nothing in Particular", author: "Nobody")
#set page("us-letter", margin: (x: 72pt, y: 66pt), footer: context align(center, text(9pt, font: "Source Sans 3")[
Page #counter(page).display("1 of 1", both: true)]))
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en", region: "us", hyphenate: true)
#set par(leading: 7.46pt, spacing: 14.46pt)
#show heading: set text(font: "Source Sans 3")
#show heading.where(level: 1): set text(18pt)
#show heading.where(level: 2): set text(13pt)
#outline(indent: 16pt)
#pagebreak()
"""


def main(size: str, out: str) -> None:
    source = PREAMBLE + "\n\n".join(_block(kind, value) for kind, value in neutral.blocks(size))
    pdf = typst.compile(
        source.encode(), font_paths=[str(neutral.FONTS)], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )
    Path(out).write_bytes(pdf)


def _block(kind, value) -> str:
    match kind:
        case "heading":
            return f"{'=' * (value[0] - 1)} #({json.dumps(value[1], ensure_ascii=False)});"
        case "paragraph":
            return markup.typst(value)
        case "list":
            return "\n".join("- " + markup.typst(item) for item in value)
        case _:
            head, *rows = (", ".join(json.dumps(text, ensure_ascii=False) for text in row) for row in value)
            return (
                '#[#set text(9pt, font: "Source Sans 3")\n#table(stroke: .4pt + gray,\n'
                "columns: (34pt, 120pt, 260pt, 54pt),\n"
                f"table.header({head}),\n" + ",\n".join(rows) + ")]"
            )


main(*sys.argv[1:])
