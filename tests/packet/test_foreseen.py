"""What is foreseen of a packet from its own topics: right for all that ship, and found out where it is wrong."""

import re
import shutil
import threading
from pathlib import Path

import pytest

from studykit.checker import shipped_content
from studykit.courses import Prepared, Wanted, foreseen, prepared
from studykit.diagnostics import Diagnostics
from studykit.load.folders import packet_names
from studykit.load.reach import reach
from studykit.packets import Made, make_packet, verdict
from studykit.papers import PacketRequest, Paper, papers

CONTENT = shipped_content()
SHORT = """\
packet: short
title: A short class
class: {number: S-1, dates: 2027-01-11}
agenda:
- {at: 08:00, for: 20m, do: test, test: pre}
tests:
  pre: {from: fundamental-competencies, items: 4, versions: 2, seed: a}
parts: {student: [cover, "test:pre"], instructor: [keys], admin: [sign-in]}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "packets" / "short.yaml").write_text(SHORT, encoding="utf-8")
    return tmp_path / "content"


def request(content: Path, name: str = "short", jobs: int = 1) -> PacketRequest:
    return PacketRequest(content, content.parent / f"output-{jobs}", name, split=True, jobs=jobs, force=True)


def told(request: PacketRequest, found: Prepared | None) -> tuple[Paper, ...]:
    """The papers of what was found."""
    assert found is not None
    assert found.course is not None
    return tuple(papers(request, found.course))


def make(content: Path, jobs: int) -> tuple[Made, dict[str, bytes]]:
    """What becomes of the short packet, and its files."""
    asked = request(content, jobs=jobs)
    made = make_packet(asked, lambda event: None)
    return made, {path.name: path.read_bytes() for path in asked.output.rglob("*.pdf")}


def change(content: Path, topic: str, old: str, new: str) -> None:
    path = content / "topics" / f"{topic}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", packet_names(CONTENT, Diagnostics()) or ())
def test_every_packet_that_ships_is_foreseen(name: str) -> None:
    wanted = Wanted(CONTENT, name, None)
    topics = reach(CONTENT, name)
    assert topics < {path.stem for path in (CONTENT / "topics").glob("*.yaml")}
    ahead, whole, asked = foreseen(wanted, topics), prepared(wanted), request(CONTENT, name)
    assert told(asked, ahead) == told(asked, whole) == verdict(asked).papers
    assert ahead is not None
    assert ahead.roster == whole.roster


def test_what_a_packet_reaches_for_is_told_by_the_text(content: Path) -> None:
    assert reach(content, "short") == {"fundamental-competencies", "ecqs-2006", "ecqs-2025"}
    assert reach(content, "long") == frozenset()
    (content / "topics" / "ecqs-2006.yaml").write_bytes(b"\xff\xfe\x00")
    assert reach(content, "short") == {"fundamental-competencies", "ecqs-2006", "ecqs-2025"}
    assert foreseen(Wanted(content, "short", None), reach(content, "short")) is None


def test_where_it_is_foreseen_wrongly_the_papers_are_right(content: Path) -> None:
    # Another way to write the same, which the text does not tell.
    for topic in ("fundamental-competencies", "ecqs-2006"):
        change(content, topic, "replaced-by: ecqs-2025", 'replaced-by: "ecqs-2025"')
    wanted, topics = Wanted(content, "short", None), reach(content, "short")
    assert topics == {"fundamental-competencies", "ecqs-2006"}
    assert told(request(content), foreseen(wanted, topics)) != verdict(request(content)).papers
    (one, alone), (two, together) = make(content, 1), make(content, 2)
    assert one.outcome.diagnostics == two.outcome.diagnostics == ()
    assert alone == together
    assert len(alone) == 5


def test_a_packet_whose_topics_cannot_be_told_is_printed_all_the_same(content: Path) -> None:
    path = content / "packets" / "short.yaml"
    path.write_text(re.sub("from: f", r'from: "\\x66', SHORT).replace("competencies,", 'competencies",'), "utf-8")
    assert reach(content, "short") == frozenset()
    assert foreseen(Wanted(content, "short", None), frozenset()) is None
    (_, alone), (_, together) = make(content, 1), make(content, 2)
    assert alone == together
    assert len(alone) == 5


def test_a_fault_anywhere_in_the_kit_stops_the_packet(content: Path) -> None:
    change(content, "veterans-preference", "status: current", "status: currant")
    (one, _), (two, files) = make(content, 1), make(content, 2)
    assert one.outcome == two.outcome
    assert "veterans-preference.yaml" in one.outcome.diagnostics[0].span.file
    assert files == {}
    assert not (content.parent / "output-2").exists()


def test_with_threads_about_it_is_checked_and_printed_here(content: Path) -> None:
    _, alone = make(content, 1)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        _, together = make(content, 2)
    finally:
        done.set()
        thread.join()
    assert alone == together
