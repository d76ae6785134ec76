"""The study plans name topics that exist, leave none out, and ship as packets that can be printed."""

import re
from itertools import groupby
from pathlib import Path

import pytest
from msgspec.structs import replace

from packet.script import leaflet_words
from studykit.assemble.course import course
from studykit.assemble.packet import bundle
from studykit.build.event import Written
from studykit.checker import check, shipped_content
from studykit.diagnostics import Diagnostics
from studykit.load.folders import packet_names
from studykit.load.packet import load_packet
from studykit.model.bundle import Bundle, Leaflet, Piece
from studykit.model.kit import Kit
from studykit.model.packet import INSTRUCTOR, PARTS, STUDENT, Packet
from studykit.packets import make_packet
from studykit.papers import PacketRequest
from verapdf import failures

CONTENT = shipped_content()
PAGE = (Path(__file__).parents[2] / "docs/study-plans.md").read_text(encoding="utf-8")
PLANS = [re.findall(r"^\| \d.*", part, re.M) for part in PAGE.split("\n## ")[1:]]
PACKETS = ["study-executive-candidate", "study-veteran", "study-new-officer"]
"""In the order of the page."""


@pytest.fixture(scope="module")
def kit() -> Kit:
    read = check(CONTENT).kit
    assert read is not None
    return read


def packet(name: str, kit: Kit) -> Packet:
    read = load_packet(CONTENT, name, kit, Diagnostics())
    assert read is not None
    return read


def named(plan: list[str]) -> list[str]:
    """The topics of a plan in the order of its sittings, each once in a row."""
    names = [name for row in plan for name in re.findall(r"`([a-z0-9-]+)`", row)]
    return [name for name, _ in groupby(names)]


def test_every_topic_of_a_plan_exists_and_every_topic_is_in_a_plan(kit: Kit):
    assert {name for plan in PLANS for name in named(plan)} == {topic.id for topic in kit.topics}


def test_each_plan_is_a_packet_and_the_page_names_it(kit: Kit):
    assert sorted(PACKETS) == [name for name in packet_names(CONTENT, Diagnostics()) or () if name.startswith("study-")]
    assert re.findall(r"studykit packet (study-[a-z-]+)", PAGE) == PACKETS


@pytest.mark.parametrize(("name", "plan"), list(zip(PACKETS, PLANS, strict=True)), ids=PACKETS)
def test_a_packet_has_the_topics_of_its_plan_in_the_same_order(name: str, plan: list[str], kit: Kit):
    assert list(packet(name, kit).topics) == list(dict.fromkeys(named(plan)))


@pytest.mark.parametrize("name", PACKETS)
def test_it_can_be_printed_without_a_roster(name: str, tmp_path: Path):
    made = make_packet(PacketRequest(CONTENT, tmp_path, name), lambda event: None)
    assert made.outcome.diagnostics == ()
    written = [event.target for event in made.outcome.events if isinstance(event, Written)]
    there_is_no_office = [f"packets/{name}/{audience}.pdf" for audience in (STUDENT, INSTRUCTOR)]
    assert written == there_is_no_office
    assert failures((tmp_path / "packets" / name / f"{STUDENT}.pdf").read_bytes()) == {}


@pytest.mark.parametrize("audience", [STUDENT, INSTRUCTOR])
def test_the_only_test_is_called_after_no_other(audience: str, kit: Kit):
    made = course(kit, packet("study-veteran", kit), (), Diagnostics())
    whole = bundle(replace(made, packet=with_every_part(made.packet)), audience)
    papers = " ".join(said for piece in whole.pieces for said in (piece.name, *leaflet(whole, piece)))
    assert "losing test" in papers
    assert not re.search("(?i)post-?test|pre-?test", papers)


def with_every_part(one: Packet) -> Packet:
    parts = {name: tuple(part for part, kind in PARTS.items() if name in kind.audiences) for name in one.parts}
    asked = {name: tuple(part for part in own if part != "test:pre") for name, own in parts.items()}
    return replace(one, parts=asked)


def leaflet(whole: Bundle, piece: Piece) -> list[str]:
    return list(leaflet_words(whole, piece.body, {})) if isinstance(piece.body, Leaflet) else []


@pytest.mark.parametrize("name", PACKETS)
def test_the_place_reads_on_from_its_label(name: str, kit: Kit):
    assert "." not in packet(name, kit).facts.place
