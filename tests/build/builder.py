"""A build to run in a process of its own: `builder.py OUTPUT GENERATION COUNT WORKERS PAUSE`.

Run as a script it prints an event a line. Each file of a generation is `SIZE` bytes that name it from end to end, so
that a mixed or shortened one shows.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

import studykit
from studykit.build.event import Unusable
from studykit.build.job import Job, digest
from studykit.build.run import run

SIZE = 300_000
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(studykit.__file__).parents[1])}
"""For a process of its own, which should run this very studykit."""


def content(name: str, generation: str) -> bytes:
    line = f"{name} of generation {generation}\n".encode()
    return (line * (SIZE // len(line) + 1))[:SIZE]


def make(name: str, generation: str, pause: float) -> bytes:
    time.sleep(pause)
    return content(name, generation)


def target(number: int) -> str:
    return f"guides/part-{number % 3}/{number}.pdf"


def jobs(generation: str, count: int, pause: float = 0.0) -> tuple[Job, ...]:
    return tuple(
        Job(target(number), digest(target(number), generation), partial(make, target(number), generation, pause))
        for number in range(count)
    )


def main() -> int:
    output, generation, count, workers, pause = sys.argv[1:]
    outcome = run(
        Path(output),
        jobs(generation, int(count), float(pause)),
        complete=True,
        inputs=generation,
        workers=int(workers),
        on_wait=lambda: print("waiting", flush=True),
        report=lambda event: print(event, flush=True),
    )
    if isinstance(outcome, Unusable):
        print(outcome, flush=True)
        return 1
    return 0 if outcome.clean else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
