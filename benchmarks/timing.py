"""Whole processes, timed from outside in interleaved rounds: a drift of the machine hits every contender alike."""

import argparse
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


def command_line(about: str) -> argparse.ArgumentParser:
    """The parser of a script’s arguments; what it cannot understand it answers with the usage."""
    return argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)


def at_least(least: int) -> Callable[[str], int]:
    """What reads a number of rounds, notes or people, of which there must be so many."""

    def read(written: str) -> int:
        if not written.isdecimal() or int(written) < least:
            raise argparse.ArgumentTypeError(f"`{written}` is no number from {least} on")
        return int(written)

    return read


@dataclass
class Figures:
    """What the runs of one command took: wall seconds of each run, and the peak memory of the largest, in MiB."""

    seconds: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def measure(commands: Mapping[str, Sequence[str]], rounds: int, cwd: str | None = None) -> dict[str, Figures]:
    """Run every command once a round, after a warm-up round that does not count; a command that fails ends it all."""
    figures = {name: Figures() for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            seconds, memory = _run(command, cwd)
            if turn:
                figures[name].seconds.append(seconds)
                figures[name].memory = max(figures[name].memory, memory)
    return figures


def _run(command: Sequence[str], cwd: str | None) -> tuple[float, float]:
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{complaint.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def table(figures: Mapping[str, Figures], base: str, extra: Mapping[str, str] | None = None) -> str:
    """A line a command: least and median seconds, ratio of the medians to `base`, memory, and a remark."""
    reference = figures[base].median
    lines = [f"{'':24} {'min s':>8} {'median s':>9} {'ratio':>7} {'MiB':>6}"]
    for name, each in figures.items():
        remark = (extra or {}).get(name, "")
        ratio = each.median / reference
        lines.append(
            f"{name:24} {each.least:8.3f} {each.median:9.3f} {ratio:7.2f} {each.memory:6.0f}  {remark}".rstrip()
        )
    return "\n".join(lines)
