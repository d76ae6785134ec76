"""Each packet in the case files gives exactly the problems that it marks, in a small kit about a garden."""

import shutil
from pathlib import Path

import pytest

from load.badcase import as_mark, listed, marks
from studykit.checker import check, check_packets
from studykit.codes import CODES as CODES_OF_CONTENT
from studykit.load.files import LARGEST_FILE
from studykit.load.packet_codes import CODES
from studykit.model.packet import AUDIENCES, PARTS
from studykit.packets import make_packet
from studykit.papers import PacketRequest
from verapdf import failures

CASES = sorted((Path(__file__).parents[1] / "cases" / "packets").glob("*.yaml"))
KIT = Path(__file__).parents[1] / "cli" / "cases" / "kit" / "content"
PEOPLE = "name,id\nAna,1\n"


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(KIT, tmp_path / "content")
    (tmp_path / "content" / "packets").mkdir(exist_ok=True)
    return Path("content")


def told(garden: Path) -> list[str]:
    """What is wrong with the packets of a kit."""
    kit = check(garden).kit
    assert kit is not None
    return [as_mark(problem) for problem in check_packets(garden, kit)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_packet_gives_exactly_its_problems(case: Path, garden: Path) -> None:
    shutil.copy(case, garden / "packets")
    kit = check(garden).kit
    assert kit is not None
    found = sorted(map(as_mark, check_packets(garden, kit)))
    expected = {*marks(case, f"content/packets/{case.name}"), *listed(case.with_suffix(".expected"))}
    assert found == sorted(map(as_mark, expected))


def test_a_packet_that_ends_in_yml_is_told_of(garden: Path) -> None:
    (garden / "packets" / "monday.yml").write_text("packet: monday\n", encoding="utf-8")
    assert told(garden) == [
        "content/packets/monday.yml:1:1+1 warning F110 a file that ends in .yml is not read | rename it to monday.yaml"
    ]


def test_a_packet_that_is_too_large_is_split(garden: Path) -> None:
    (garden / "packets" / "long.yaml").write_bytes(b"#" * (LARGEST_FILE + 1))
    assert told(garden) == [
        "content/packets/long.yaml:1:1+1 error F104 the file has 5,000,001 bytes, more than the 5,000,000 that are read"
        " | split the packet in two"
    ]


def test_no_folder_is_called_as_a_device_of_windows(garden: Path) -> None:
    good = (CASES[0].parent / "good.yaml").read_text("utf-8")
    (garden / "packets" / "good.yaml").write_text(good.replace("packet: good", "packet: nul"), encoding="utf-8")
    assert told(garden) == [
        "content/packets/good.yaml:1:9+3 error S106 `nul` means a device on Windows, and no file can have that name"
        " there | add a word to it, as in `about-nul`"
    ]


def test_packets_that_cannot_be_listed_are_a_problem_and_not_missing(garden: Path) -> None:
    shutil.rmtree(garden / "packets")
    (garden / "packets").symlink_to("packets")
    kit = check(garden).kit
    assert kit is not None
    found = check_packets(garden, kit)
    assert [as_mark(problem) for problem in found] == [
        "content/packets:1:1+1 error F111 the folder cannot be read: its links run in a circle"
        " | let the link lead elsewhere, or delete it"
    ]
    for name in ("", "good"):
        made = make_packet(PacketRequest(garden, Path("out"), name), lambda event: None)
        assert (made.unknown, made.outcome.diagnostics) == (False, found)


def test_every_code_of_packets_has_a_case() -> None:
    marked = {mark.code for case in CASES for mark in (*marks(case, ""), *listed(case.with_suffix(".expected")))}
    assert {code for code in CODES if code.startswith("B")} == {code for code in marked if code.startswith("B")}
    assert marked <= CODES.keys() | CODES_OF_CONTENT.keys()


def test_nothing_is_written_for_a_packet_with_a_problem_or_without_its_roster(garden: Path) -> None:
    path = garden / "packets" / "good.yaml"
    shutil.copy(next(case for case in CASES if case.stem == "good"), path)
    path.write_text(path.read_text("utf-8") + "roster: roster.csv\n", encoding="utf-8")
    made = make_packet(PacketRequest(garden, Path("out"), "good"), lambda event: None)
    assert [as_mark(problem) for problem in made.outcome.diagnostics] == [
        "content/packets/good.yaml:9:9+10 error N101 there is no roster `roster.csv` beside the packet | "
        "put it there, name another with `--roster FILE`, or delete the line for copies without names"
    ]
    Path("people.csv").write_text(PEOPLE.replace("1", "="), encoding="utf-8")
    made = make_packet(PacketRequest(garden, Path("out"), "good", Path("people.csv")), lambda event: None)
    assert [problem.code for problem in made.outcome.diagnostics] == ["N110"]
    assert not Path("out").exists()
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    made = make_packet(PacketRequest(garden, Path("out"), "good", Path("people.csv")), lambda event: None)
    assert made.outcome.diagnostics == ()
    assert sorted(path.name for path in Path("out/packets/good").iterdir()) == [
        "admin.pdf",
        "instructor.pdf",
        "student.pdf",
    ]


def test_a_packet_that_is_not_there_is_named_with_those_that_are(garden: Path) -> None:
    shutil.copy(next(case for case in CASES if case.stem == "good"), garden / "packets")
    made = make_packet(PacketRequest(garden, Path("out"), "goood"), lambda event: None)
    assert (made.unknown, made.known) == (True, ("good",))


def test_every_part_can_be_given_to_everybody_whom_it_is_for(garden: Path) -> None:
    good = next(case for case in CASES if case.stem == "good").read_text("utf-8")
    parts = "".join(
        f"  {audience}: [{', '.join(f'{part!r}' for part, kind in PARTS.items() if audience in kind.audiences)}]\n"
        for audience in AUDIENCES
    )
    tests = "  post: {like: pre}\nparts:\n" + parts
    (garden / "packets" / "good.yaml").write_text(good + tests, encoding="utf-8")
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    made = make_packet(PacketRequest(garden, Path("out"), "good", Path("people.csv")), lambda event: None)
    assert {problem.code for problem in made.outcome.diagnostics} == {"B108"}
    for audience in AUDIENCES:
        assert failures(Path(f"out/packets/good/{audience}.pdf").read_bytes()) == {}
