"""Whatever is printed comes in the colours of its ink: none at all in grey, black and light lines alone to save."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import astuple

from studykit.build.job import Job
from studykit.checker import shipped_content
from studykit.formats.pdf.inks import INKS
from studykit.jobs import card_jobs, guide_jobs, quiz_jobs, worksheet_jobs
from studykit.load.kit import load_kit
from studykit.model.kit import Kit
from studykit.model.printing import Printing
from studykit.model.quiz import QuizPlan
from studykit.packets import make_packet
from studykit.papers import PacketRequest

TOPIC = "ecqs-2006"
"""A superseded topic, whose pages have the box that warns."""


@pytest.fixture(scope="module")
def kit() -> Kit:
    made = load_kit(shipped_content()).kit
    assert made is not None
    return made


def jobs(kit: Kit, printing: Printing) -> Iterator[Job]:
    topics = tuple(topic for topic in kit.topics if topic.id == TOPIC)
    yield from guide_jobs(kit, topics, printing)
    yield from quiz_jobs(kit, topics, QuizPlan(), printing)
    yield from worksheet_jobs(kit, topics, printing)
    yield from card_jobs(kit, topics, printing)


def colours(content: bytes) -> set[tuple[float, ...]]:
    found = set()
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG"):
                    found.add(tuple(round(float(each), 3) for each in operands))
                assert str(operator) not in ("k", "K", "cs", "CS", "scn", "SCN", "Do", "sh")
    return found


def check(content: bytes, ink: str) -> None:
    allowed = {tuple(round(part, 3) for part in each) for each in astuple(INKS[ink]) if isinstance(each, tuple)}
    found = colours(content)
    assert found <= allowed | {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}
    assert all(len(set(each)) == 1 for each in found)


@pytest.mark.parametrize("ink", ["grey", "save"])
def test_guides_quizzes_keys_worksheets_and_cards_keep_to_their_ink(kit, ink):
    made = {job.target: job.make() for job in jobs(kit, Printing(ink=ink))}
    folders = ("guides", "quizzes", "worksheets", "cards")
    assert {target.partition("/")[0] for target in made} == {*folders}
    assert f"quizzes/{TOPIC}-key.pdf" in made
    assert f"worksheets/{TOPIC}-reference.pdf" in made
    for content in made.values():
        check(content, ink)


@pytest.mark.parametrize("ink", ["grey", "save"])
def test_packets_keep_to_their_ink(tmp_path: Path, ink):
    people = tmp_path / "people.csv"
    people.write_text("name,id\nAna,1\n", encoding="utf-8")
    request = PacketRequest(shipped_content(), tmp_path, "ses-ecq-workshop", people, split=True, ink=ink)
    assert make_packet(request, lambda event: None).outcome.diagnostics == ()
    files = sorted((tmp_path / "packets").rglob("*.pdf"))
    assert len(files) == 4
    for file in files:
        check(file.read_bytes(), ink)


def test_in_colour_there_is_colour(kit):
    found = {colour for job in jobs(kit, Printing()) for colour in colours(job.make())}
    assert any(len(set(each)) > 1 for each in found)
