"""The packets of a large class: time and memory of one command for 1 and for 500 people, on one core and on two.

`python benchmarks/packets.py [PARTICIPANTS]` copies the shipped kit to a temporary folder, gives it a packet of about
40 pages with two versions of two tests, and runs `studykit packet` on it, each time into a new folder. The whole
process is timed, as a user would see it; the best of three runs counts. Beside the time stands the processors' own,
which a busy machine does not stretch. At the end stands by how much all of them together are slower than one person
alone, and by how much two cores are faster: for the whole command, and for what each further person adds to it, since
the start of the program, the check of the kit and the layout are the same for one person and for all.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from timing import at_least, command_line

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "content"
RUNS = 3
PACKET = """\
packet: large
title: A large class
class: {number: L-1, dates: 2027-01-11, place: Hall, instructors: [A. Teacher]}
roster: roster.csv
agenda:
- {at: 08:00, for: 20m, do: test, test: pre}
- {at: 08:20, for: 60m, do: teach, topic: fundamental-competencies}
- {at: 09:20, for: 60m, do: teach, topic: hsi-roles}
- {at: 11:00, for: 20m, do: test, test: post}
tests:
  pre: {from: [fundamental-competencies, hsi-roles], items: 20, versions: 2, seed: a}
  post: {like: pre, seed: b}
parts:
  student: [cover, agenda, "test:pre", guide, "test:post", evaluation]
"""
CHILD = """
import os, resource, sys
os.sched_setaffinity(0, range(int(sys.argv.pop(1))))
from studykit.cli.main import main
code = main(sys.argv[1:])
own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
spent = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, workers, spent, file=sys.stderr)
raise SystemExit(code)
"""


def roster(count: int) -> str:
    """As many people, no two of one name."""
    return "name,id\n" + "".join(f"Participant Number {number},{number:05}\n" for number in range(1, count + 1))


class Run(NamedTuple):
    """Seconds of the whole process and of the processors, peak memory in MiB (main and largest worker), bytes."""

    seconds: float
    spent: float
    memory: str
    size: int


def run(content: Path, folder: Path, count: int, cores: int, *options: str) -> Run:
    """The best of some runs."""
    (content / "packets" / "roster.csv").write_text(roster(count), encoding="utf-8")
    runs = []
    for _ in range(RUNS):
        output = folder / "output"
        shutil.rmtree(output, ignore_errors=True)
        command = [str(cores), "packet", "large", "--content", str(content), "--output", str(output), *options]
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", CHILD, *command], check=True, capture_output=True, text=True)
        taken = time.perf_counter() - begin
        own, workers, spent = done.stderr.split()[-3:]
        size = sum(path.stat().st_size for path in output.rglob("*.pdf"))
        runs.append(Run(taken, float(spent), f"{int(own) / 1024:.0f} + {int(workers) / 1024:.0f}", size))
    return min(runs)


def main(participants: int) -> None:
    """Measure and print a table."""
    rows = {
        "print-ready file": ("--for", "student"),
        "print-ready file and one a person": ("--for", "student", "--split"),
    }
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(CONTENT, content)
        shutil.rmtree(content / "packets")
        (content / "packets").mkdir()
        (content / "packets" / "large.yaml").write_text(PACKET, encoding="utf-8")
        for name, options in rows.items():
            taken: dict[tuple[int, int], float] = {}
            for cores in (1, 2):
                for people in (1, participants):
                    it = run(content, Path(folder), people, cores, *options)
                    taken[cores, people] = it.seconds
                    print(
                        f"{name}, {cores} cores, {people} people: {it.seconds:.2f} s ({it.spent:.2f} s of processors), "
                        f"{it.memory} MiB, {it.size / 1e6:.1f} MB written"
                    )
            further = [taken[cores, participants] - taken[cores, 1] for cores in (1, 2)]
            one, two = taken[1, participants], taken[2, participants]
            print(
                f"{name}: {participants} people take {one / taken[1, 1]:.1f} times as long as one; two cores are "
                f"{one / two:.2f} times as fast, {further[0] / further[1]:.2f} times for what further people add"
            )


if __name__ == "__main__":
    line = command_line(__doc__)
    line.add_argument("participants", nargs="?", type=at_least(2), default=500)
    main(**vars(line.parse_args()))
