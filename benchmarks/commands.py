"""The commands an author runs all day, each beside what it is measured against, in one run.

    .venv/bin/python benchmarks/commands.py [rounds]

Aims: `--help` at most 3 × `import click`; `check` of the shipped kit at most 0.5 s; a build with nothing changed at
most a quarter of a full one, importing neither reportlab nor genanki.
"""

import sys
import tempfile
from pathlib import Path

from timing import at_least, command_line, measure, table

ROOT = Path(__file__).parents[1]
STUDYKIT = [sys.executable, "-m", "studykit"]


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        idle, content = f"{folder}/idle", ["--content", str(ROOT / "content")]
        measure({"first": [*STUDYKIT, "build", *content, "--output", idle]}, 0)
        figures = measure(
            {
                "import click": [sys.executable, "-c", "import click"],
                "studykit --help": [*STUDYKIT, "--help"],
                "studykit check": [*STUDYKIT, "check", *content],
                "full build": [*STUDYKIT, "build", *content, "--output", f"{folder}/full", "--force"],
                "build, nothing changed": [*STUDYKIT, "build", *content, "--output", idle],
            },
            rounds,
        )
        print(table(figures, "import click"))
        ratio = figures["build, nothing changed"].median / figures["full build"].median
        print(f"\nnothing changed / full: {ratio:.2f}")
        print(
            f"imported by a build with nothing changed: {_imported([*STUDYKIT, 'build', *content, '--output', idle])}"
        )


def _imported(command: list[str]) -> str:
    import subprocess

    timed = subprocess.run([command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=True)
    heavy = ("reportlab", "genanki", "yaml", "markdown_it")
    found = [name for name in heavy if any(line.endswith(f" {name}") for line in timed.stderr.splitlines())]
    return ", ".join(found) or "none of reportlab, genanki, yaml, markdown_it"


if __name__ == "__main__":
    line = command_line(__doc__)
    line.add_argument("rounds", nargs="?", type=at_least(1), default=9)
    main(**vars(line.parse_args()))
