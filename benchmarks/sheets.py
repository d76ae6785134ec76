"""Five hundred duplex cards, cold, beside the bare import of reportlab's canvas: at most twice as long.

.venv/bin/python benchmarks/sheets.py 9
"""

import marshal
import random
import sys
from pathlib import Path

import pypdfium2
from timing import at_least, command_line, measure, table

HERE = Path(__file__).parent
FOLDER = HERE.parent / "output/benchmarks"
COUNT = 500
BASE = "import of the canvas"


def main(rounds: int) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    sample, file = FOLDER / "sheets.marshal", FOLDER / "sheets.pdf"
    sample.write_bytes(marshal.dumps(_texts()))
    commands = {
        BASE: [sys.executable, "-c", "import reportlab.pdfgen.canvas"],
        "500 cards": [sys.executable, str(HERE / "peers/studykit_sheets.py"), str(sample), str(file)],
    }
    figures = measure(commands, rounds)
    remark = f"{len(pypdfium2.PdfDocument(file))} pages, {file.stat().st_size // 1024} KiB"
    print(table(figures, BASE, {"500 cards": remark}))


def _texts() -> list[tuple[str, str, str]]:
    """Questions of two to twelve words, answers of three to forty-five, sources of four to twelve."""
    source = random.Random(1)
    vocabulary = [_word(source) for _ in range(4000)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]

    def say(least: int, most: int, end: str) -> str:
        said = source.choices(vocabulary, weights, k=source.randint(least, most))
        return " ".join(said).capitalize() + end

    return [(say(2, 12, "?"), say(3, 45, "."), say(4, 12, ".")) for _ in range(COUNT)]


def _word(source: random.Random) -> str:
    letters = "eeeeetttaaaooiinnsshhrrddlccumwfgypbvk"
    return "".join(source.choices(letters, k=source.randint(2, 10)))


if __name__ == "__main__":
    line = command_line(__doc__)
    line.add_argument("rounds", type=at_least(1))
    main(**vars(line.parse_args()))
