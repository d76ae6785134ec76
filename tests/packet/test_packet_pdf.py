"""The packets that ship, printed: accessible, every word in its place, parts on odd pages, a part for each person."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from packet.script import check_copy
from pdf.reader import Reader
from studykit.assemble.course import Course, course
from studykit.assemble.packet import MAKERS, bundle
from studykit.assemble.packet_teaching import _pages as covered_pages
from studykit.assemble.packet_teaching import lesson_plan
from studykit.build.event import Kept, Removed, Written
from studykit.checker import check, shipped_content
from studykit.diagnostics import Diagnostics
from studykit.formats.pdf.bundle.makeready import MakeReady
from studykit.formats.pdf.bundle.press import first_pages
from studykit.load.folders import packet_names
from studykit.load.packet import load_packet
from studykit.load.roster import read_roster
from studykit.model.bundle import Bundle, Certificate, NameTent
from studykit.model.document import Table
from studykit.model.packet import AUDIENCES, PARTS, STUDENT, Do
from studykit.model.printing import Printing
from studykit.model.sheet import Sheet
from studykit.model.text import plain
from studykit.packets import make_packet
from studykit.papers import PacketRequest
from verapdf import failures

CONTENT = shipped_content()
PACKETS = [name for name in packet_names(CONTENT, Diagnostics()) or () if not name.startswith("study-")]
"""Those of classes; the study plans have no roster."""
ROSTER = 'Name,ID\nAna Díaz,1001\n"O’Neill, Jr.",b-2\nMałgorzata Kowalczyk,c/3\n'
FILES = [f"{audience}.pdf" for audience in AUDIENCES]


@pytest.fixture(scope="module")
def roster(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("class") / "people.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory, roster) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("output")
    for name in PACKETS:
        made = make_packet(PacketRequest(CONTENT, folder, name, roster, split=True), lambda event: None)
        assert made.outcome.diagnostics == ()
        assert {type(event) for event in made.outcome.events} == {Written}
    return {name: folder / "packets" / name for name in PACKETS}


def course_of(name: str, roster: Path) -> Course:
    kit = check(CONTENT).kit
    sink = Diagnostics()
    packet, people = load_packet(CONTENT, name, kit, sink), read_roster(roster, sink)
    made = course(kit, packet, people, sink)
    assert list(sink) == []
    return made


def bundle_of(name: str, audience: str, roster: Path) -> Bundle:
    made = course_of(name, roster)
    if audience == "instructor":
        found = first_pages(bundle(made, STUDENT), Printing())
        pages = {key.removeprefix("guide/"): told for key, told in found.items() if key.startswith("guide/")}
        made = Course(made.kit, made.packet, made.people, made.quizzes, made.versions, pages)
    return bundle(made, audience)


def test_two_packets_of_classes_ship_and_nothing_is_wrong_with_them():
    assert PACKETS == ["ses-ecq-workshop", "veterans-preference-briefing"]


def test_every_part_has_a_maker():
    assert MAKERS.keys() == PARTS.keys()


@pytest.mark.parametrize("file", [*FILES, "students/1001.pdf"])
@pytest.mark.parametrize("name", PACKETS)
def test_it_is_accessible(built, name, file):
    assert failures((built[name] / file).read_bytes()) == {}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", PACKETS)
def test_every_word_is_read_out_in_its_place_for_each_person(built, roster, name, audience):
    whole = bundle_of(name, audience, roster)
    document = Reader((built[name] / f"{audience}.pdf").read_bytes()).document
    assert [node.tag for node in document.parts] == ["/Part"] * len(whole.copies)
    for part, copy in zip(document.parts, whole.copies, strict=True):
        check_copy(part, whole, copy)


@pytest.mark.parametrize("name", PACKETS)
def test_participants_have_a_part_and_a_bookmark_each_and_their_name_on_each_test(built, name):
    reader = Reader((built[name] / "student.pdf").read_bytes())
    tops = [title for level, title in reader.outline() if level == 0]
    assert tops == ["Ana Díaz", "O’Neill, Jr.", "Małgorzata Kowalczyk"]
    for part, person in zip(reader.document.parts, tops, strict=True):
        said = part.text
        assert said.count(f"Name {person}\n") == 5  # the cover, two tests, two answer sheets
        assert not any(other in said for other in tops if other != person)


@pytest.mark.parametrize("name", PACKETS)
def test_each_persons_pages_are_counted_on_and_numbered_at_the_outer_edge(built, name):
    pdf = pypdfium2.PdfDocument(built[name] / "students/1001.pdf")
    count = len(pdf)
    numbered = 0
    for number, page in enumerate(pdf, 1):
        text = page.get_textpage()
        found = re.search(r"Page (\d+) of (\d+)", text.get_text_range())
        if not found:
            continue
        numbered += 1
        assert found.groups() == (str(number), str(count))
        left, *_ = text.get_charbox(text.get_text_range().index(found[0]))
        assert (left > page.get_width() / 2) == (number % 2 == 1)
    assert numbered > count / 2


@pytest.mark.parametrize("audience", ["student", "instructor"])
@pytest.mark.parametrize("name", PACKETS)
def test_every_piece_begins_on_the_front_of_a_sheet_and_no_page_is_blank_by_chance(built, roster, name, audience):
    content = (built[name] / f"{audience}.pdf").read_bytes()
    reader = Reader(content)
    whole = bundle_of(name, audience, roster)
    for part, copy in zip(reader.document.parts, whole.copies, strict=True):
        for section in part.parts:
            first = next(iter(section.shows())).page
            assert first % 2 == 0, (copy.name, first + 1)
    for shows in reader.pages:
        assert shows
        if all(show.artifact for show in shows):
            assert [show.text for show in shows] == ["This page is left empty: the next part begins on a new sheet."]
    if len(whole.copies) > 1:
        assert len(reader.pages) % 2 == 0


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", PACKETS)
def test_nothing_stands_in_the_margin(built, name, file):
    pdf = pypdfium2.PdfDocument(built[name] / file)
    for number in sorted({*range(min(len(pdf), 12)), len(pdf) - 1}):
        dark = pdf[number].render(scale=0.5, grayscale=True).to_numpy() < 200
        assert dark.any()
        assert dark.sum() == dark[9:-9, 9:-9].sum()


@pytest.mark.parametrize("name", PACKETS)
def test_the_index_gives_everybody_the_version_that_they_have_and_codes_agree(built, roster, name):
    made = course_of(name, roster)
    said = Reader((built[name] / "instructor.pdf").read_bytes()).document.text
    for person in made.people:
        pdf = pypdfium2.PdfDocument(built[name] / f"students/{person.file}.pdf")
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
        for test in ("pre", "post"):
            version, code = made.versions[test][person.id], made.quizzes[test].code
            assert f"{PARTS[f'test:{test}'].title}, version {version}" in text
            assert f"Code {code}" in text
            assert f"Code {code}" in said
        row = [person.name, person.id, made.versions["pre"][person.id], made.versions["post"][person.id]]
        assert " ".join(row).split() == said[said.index(row[0]) :].split()[: len(" ".join(row).split())]
    counts = [list(made.versions["pre"].values()).count(version) for version in "AB"]
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("name", PACKETS)
def test_coverage_names_pages_on_which_the_sections_are(built, roster, name):
    made = course_of(name, roster)
    pages = first_pages(bundle(made, STUDENT), Printing())
    pdf = pypdfium2.PdfDocument(built[name] / "students/1001.pdf")
    for topic in made.topics:
        told = pages[f"guide/{topic.id}"]
        made = replace(made, pages={topic.id: told})
        anchors = {anchor: page for anchor, page, _ in told.anchors}
        sources = next(before for anchor, _, before in told.anchors if anchor.startswith("/sources"))
        shown = [section for section in topic.sections if section.id in anchors]
        for section, following in zip(shown, [*shown[1:], None], strict=True):
            named = numbers(made, f"{topic.id}/{section.id}")
            assert named[0] == anchors[section.id]
            assert letters(plain(section.title)) in letters(page_text(pdf, named[0]))
            assert named[-1] <= sources
            if following is not None and len(named) > 1:
                # The last page has something of the section above the next heading.
                assert letters(plain(following.title)) not in letters(first_line(pdf, named[-1]))


@pytest.mark.parametrize("odd", [True, False])
def test_whichever_version_somebody_has_all_else_stands_on_the_same_pages(roster, odd):
    """The coverage table names pages for all; the versions of a test differ in length."""
    plain_one = course_of(PACKETS[-1], roster)
    tests = tuple(replace(test, seed=f"{test.seed}-0", items=17) for test in plain_one.packet.tests)
    packet = replace(plain_one.packet, tests=tests, print=replace(plain_one.packet.print, odd=odd))
    made = course(plain_one.kit, packet, plain_one.people, Diagnostics())
    whole = bundle(made, STUDENT)
    ready = MakeReady(whole, Printing())
    lengths = {
        each.laid.piece.key: len(each.laid.pages) for copy in whole.copies for each in ready.alone[copy.pieces].placed
    }
    versions = {key: count for key, count in lengths.items() if key.startswith("test/pre")}
    assert len(set(versions.values())) > 1, versions
    found = [ready.pages(copy) for copy in whole.copies]
    assert len({str([told for key, told in pages.items() if not key.startswith("test/")]) for pages in found}) == 1


def numbers(made: Course, path: str) -> list[int]:
    """The pages that the coverage table names for a path, one by one."""
    objective = replace(made.packet.enabling[0], covers=(path,))
    found = []
    for run in filter(None, covered_pages(made, objective).split(", ")):
        low, _, high = run.partition("–")
        found.extend(range(int(low), int(high or low) + 1))
    return found


def page_text(pdf: pypdfium2.PdfDocument, page: int) -> str:
    return pdf[page - 1].get_textpage().get_text_range()


def first_line(pdf: pypdfium2.PdfDocument, page: int) -> str:
    """The first line below the running head, which is read last."""
    return page_text(pdf, page).splitlines()[0]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("name", PACKETS)
def test_the_column_of_methods_repeats_nothing_that_stands_beside_it(roster, name):
    made = course_of(name, roster)
    (piece,) = lesson_plan(made, "instructor")
    rows = [row for block in piece.body.part.blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == len(made.packet.agenda)
    for session, row in zip(made.packet.agenda, rows, strict=True):
        nothing = not session.method and session.do in (Do.BREAK, Do.TEST)
        assert (plain(row[3]) == "–") is nothing
        assert plain(row[3]) == plain(session.method) or not session.method


def test_certificates_and_tents_are_for_everybody(built, roster):
    whole = bundle_of(PACKETS[0], "admin", roster)
    kinds = [type(next(piece for piece in whole.pieces if piece.key == copy.pieces[0]).body) for copy in whole.copies]
    assert kinds.count(Certificate) == kinds.count(NameTent) == 3
    assert not any(isinstance(piece.body, Sheet) for piece in whole.pieces)


def test_a_split_file_is_called_by_its_person_and_asks_to_be_printed_as_it_is(built):
    pdf = pikepdf.open(built[PACKETS[0]] / "students/1001.pdf")
    assert str(pdf.docinfo["/Title"]).endswith(": Ana Díaz")
    assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
    assert sorted(path.name for path in (built[PACKETS[0]] / "students").iterdir())[:2] == ["1001.pdf", "b-2.pdf"]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_hash_seed_and_two_processes_give_the_same_bytes(built, roster, tmp_path, seed):
    name = PACKETS[1]
    command = [sys.executable, "-m", "studykit", "packet", name, "--split", "--jobs", seed, "--roster", str(roster)]
    command += ["--content", str(CONTENT), "--output", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "out" / "packets" / name) == contents(built[name])


def test_the_file_of_all_is_the_same_however_many_make_it_and_whatever_is_made_beside_it(tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("name,id\n" + "".join(f"Person {n},{n:03}\n" for n in range(41)), encoding="utf-8")
    found = set()
    for jobs, split in ((1, False), (1, True), (2, True), (5, False)):
        folder = tmp_path / f"{jobs}{split}"
        request = PacketRequest(CONTENT, folder, PACKETS[1], people, (STUDENT,), split=split, jobs=jobs)
        assert make_packet(request, lambda event: None).outcome.diagnostics == ()
        found.add((folder / "packets" / PACKETS[1] / "student.pdf").read_bytes())
    (whole,) = found
    assert len(Reader(whole).document.parts) == 41


def test_killed_half_way_and_started_again_it_ends_the_same(tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("name,id\n" + "".join(f"Person {n},{n:03}\n" for n in range(80)), encoding="utf-8")
    name = PACKETS[1]

    def command(folder: str) -> list[str]:
        options = ["--roster", str(people), "--content", str(CONTENT), "--output", str(tmp_path / folder)]
        return [
            sys.executable,
            "-m",
            "studykit",
            "packet",
            name,
            "--for",
            "student",
            "--split",
            "--jobs",
            "2",
            *options,
        ]

    subprocess.run(command("whole"), check=True, capture_output=True)
    half = subprocess.Popen(command("half"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    students = tmp_path / "half" / "packets" / name / "students"
    while half.poll() is None and (not students.is_dir() or len(list(students.glob("*.pdf"))) < 10):
        time.sleep(0.005)
    half.send_signal(signal.SIGKILL)
    half.wait()
    assert len(list(students.glob("*.pdf"))) < 80
    subprocess.run(command("half"), check=True, capture_output=True)
    assert contents(tmp_path / "half") == contents(tmp_path / "whole")


def test_who_leaves_the_roster_loses_the_file_unless_somebody_changed_it(tmp_path):
    people, name = tmp_path / "people.csv", PACKETS[1]

    def make(*names: str) -> list[object]:
        people.write_text("name,id\n" + "".join(f"{one},{one.lower()}\n" for one in names), encoding="utf-8")
        request = PacketRequest(CONTENT, tmp_path / "out", name, people, (STUDENT,), split=True)
        return [event for event in make_packet(request, lambda event: None).outcome.events if type(event) is not Kept]

    make("Ana", "Ben", "Cy", "Di")
    folder = tmp_path / "out" / "packets" / name / "students"
    (folder / "ben.pdf").write_bytes(b"changed")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    events = make("Ana", "Di")
    assert Removed(f"packets/{name}/students/cy.pdf") in events
    assert sorted(path.name for path in folder.iterdir()) == ["ana.pdf", "ben.pdf", "di.pdf", "notes.txt"]
    assert (tmp_path / "out" / "packets" / name / "student.pdf").exists()


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".studykit" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_without_a_roster_there_is_a_blank_copy_of_each_version(tmp_path):
    content = tmp_path / "content"

    shutil.copytree(CONTENT, content)
    path = content / "packets" / f"{PACKETS[1]}.yaml"
    path.write_text(path.read_text("utf-8").replace("roster: sample-roster.csv\n", ""), encoding="utf-8")
    made = make_packet(PacketRequest(content, tmp_path / "out", PACKETS[1]), lambda event: None)
    assert made.outcome.diagnostics == ()
    whole = (tmp_path / "out" / "packets" / PACKETS[1] / "student.pdf").read_bytes()
    assert failures(whole) == {}
    with pikepdf.open(io.BytesIO(whole)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Version A", "Version B"]


@pytest.mark.parametrize(("how", "folder", "a_side"), [("booklet", "booklets", 2), ("2", "2-up", 2), ("4", "4-up", 4)])
def test_everybody_has_a_booklet_and_sheets_of_their_own(tmp_path, how, folder, a_side):
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    request = PacketRequest(
        CONTENT, tmp_path, "study-new-officer", tmp_path / "roster.csv", (STUDENT,), printing=Printing(impose=how)
    )
    make_packet(request, lambda _: None)
    made = tmp_path / "packets" / "study-new-officer"
    whole, sheets = pypdfium2.PdfDocument(made / "student.pdf"), pypdfium2.PdfDocument(made / folder / "student.pdf")
    each = len(whole) // 3
    sides = 2 * -(-each // (2 * a_side))
    assert 2 * sides < len(sheets) <= 3 * sides
    for place, name in enumerate(("Ana Díaz", "O’Neill, Jr.", "Małgorzata Kowalczyk")):
        assert name in " ".join(sheets[place * sides].get_textpage().get_text_range().split())


def test_a_packet_with_cards_is_not_shrunk(tmp_path):
    request = PacketRequest(CONTENT, tmp_path, "veterans-preference-briefing", printing=Printing(impose="booklet"))
    assert "would shrink the cards" in make_packet(request, lambda _: None).outcome.unusable
    assert not list(tmp_path.iterdir())
