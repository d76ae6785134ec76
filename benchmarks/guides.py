"""The guide engine beside its peers: the same 40 or 1,000 pages, cold processes, interleaved rounds.

.venv/bin/pip install -e '.[bench]' && .venv/bin/python benchmarks/guides.py small 7
.venv/bin/python benchmarks/guides.py large 1 [peer,peer]
"""

import json
import pickle
import sys
from argparse import ArgumentTypeError
from pathlib import Path

import pypdfium2
from sample import SECTIONS, guide
from timing import at_least, command_line, measure, table

from studykit.model.document import Block, Heading, ItemList, Paragraph, Table
from studykit.model.text import Emphasis, Strong, Text, plain

HERE = Path(__file__).parent
FOLDER = HERE.parent / "output/benchmarks"
PEERS = {
    "studykit": "studykit_guide.py",
    "typst": "typst.py",
    "platypus": "platypus.py",
    "fpdf2": "fpdf2.py",
    "weasyprint": "weasyprint.py",
}


def peers(written: str) -> list[str]:
    """Names of peers, parted by commas."""
    if unknown := set(written.split(",")) - PEERS.keys():
        raise ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}, but {', '.join(PEERS)}")
    return written.split(",")


def main(size: str, rounds: int, chosen: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    sample = guide(size)
    (FOLDER / f"{size}.pickle").write_bytes(pickle.dumps(sample))
    (FOLDER / f"{size}.json").write_text(json.dumps([_neutral(block) for block in sample.blocks]), encoding="utf-8")
    files = {name: FOLDER / f"{size}-{name}.pdf" for name in chosen}
    commands = {
        name: [sys.executable, str(HERE / "peers" / PEERS[name]), size, str(file)] for name, file in files.items()
    }
    figures = measure(commands, rounds)
    remarks = {
        name: f"{len(pypdfium2.PdfDocument(file))} pages, {file.stat().st_size // 1024} KiB"
        for name, file in files.items()
    }
    print(table(figures, "studykit" if "studykit" in chosen else chosen[0], remarks))


def _neutral(block: Block) -> tuple[str, object]:
    match block:
        case Heading(level, text):
            return "heading", (level, plain(text))
        case Paragraph(text):
            return "paragraph", _runs(text)
        case ItemList(items):
            return "list", [_runs(item[0].text) for item in items if isinstance(item[0], Paragraph)]
        case Table(columns, rows):
            return "table", [
                [plain(column.heading) for column in columns],
                *([plain(cell) for cell in row] for row in rows),
            ]
        case _:
            raise ValueError(f"the sample has no {type(block).__name__}")


def _runs(text: Text) -> list[tuple[str, str]]:
    styles: dict[type, str] = {Strong: "strong", Emphasis: "emphasis"}
    pairs = []
    for inline in text:
        words = plain((inline,))
        raw = getattr(inline, "text", words)
        pairs.append((styles.get(type(inline), ""), raw))
    return pairs


if __name__ == "__main__":
    line = command_line(__doc__)
    line.add_argument("size", choices=SECTIONS)
    line.add_argument("rounds", type=at_least(1))
    line.add_argument("chosen", nargs="?", type=peers, default=list(PEERS), metavar="peer,peer")
    main(**vars(line.parse_args()))
