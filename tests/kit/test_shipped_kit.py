"""The kit that ships, built for real: accessible guides, decks that Anki takes whole, the same bytes anywhere."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from learner import Imported, learner
from pdf.reader import Node, Reader
from pdf.script import guide_words
from studykit.assemble.deck import deck
from studykit.assemble.guide import guide
from studykit.build.event import Kept, Written
from studykit.checker import Checked, check, shipped_content
from studykit.compiler import BuildRequest, Outcome, build
from studykit.formats.apkg.rows import notes
from studykit.model.text import plain
from verapdf import failures

NOW = 1_800_000_000
CONTENT = shipped_content()
PRINTED = (
    *("guides/{}.pdf", "cards/{}.pdf", "quizzes/{}.pdf", "quizzes/{}-key.pdf"),
    *("worksheets/{}-notes.pdf", "worksheets/{}-cornell.pdf", "worksheets/{}-reference.pdf"),
)
TOPICS = sorted(path.stem for path in (CONTENT / "topics").glob("*.yaml"))


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(CONTENT)


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    outcome = compile_into(folder)
    assert outcome.diagnostics == ()
    assert {type(event) for event in outcome.events} == {Written}
    return folder


def compile_into(folder: Path, now: int = NOW) -> Outcome:
    return build(BuildRequest(CONTENT, folder, now=now), lambda event: None)


def test_there_is_nothing_to_complain_of(checked):
    assert checked.diagnostics == ()


def test_each_topic_has_its_files_and_the_kit_a_deck_of_all(output, checked):
    built = {path.relative_to(output).as_posix() for path in output.rglob("*.*") if ".studykit" not in path.parts}
    printed = {pattern.format(topic) for pattern in PRINTED for topic in TOPICS}
    assert built == printed | {f"anki/{name}.apkg" for name in (*TOPICS, checked.kit.id)}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("pattern", PRINTED)
def test_what_is_printed_is_accessible(output, pattern, topic):
    assert failures((output / pattern.format(topic)).read_bytes()) == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_guide_says_every_word_of_its_document_in_reading_order(output, checked, topic):
    document = guide(checked.kit, next(each for each in checked.kit.topics if each.id == topic))
    root = Reader((output / f"guides/{topic}.pdf").read_bytes()).document
    root.parts = [
        part for part in root.parts if not isinstance(part, Node) or "/TOC" not in {node.tag for node in part.all()}
    ]
    assert root.words == guide_words(document)


@pytest.mark.parametrize("topic", TOPICS)
def test_no_page_is_blank_and_none_prints_at_its_edge(output, topic):
    for page in pypdfium2.PdfDocument(output / f"guides/{topic}.pdf"):
        dark = page.render(scale=0.5, grayscale=True).to_numpy() < 200
        assert dark.any()
        margin = 9  # half-size pixels: 18 points
        inner = dark[margin:-margin, margin:-margin]
        assert dark.sum() == inner.sum()


def test_anki_takes_the_kit_whole_and_finds_nothing_wrong(output, checked):
    expected = len(notes(deck(checked.kit)))
    with learner() as one:
        assert one.take((output / f"anki/{checked.kit.id}.apkg").read_bytes()) == Imported(new=expected)
        assert one.faults() == []
        assert one.col.db.scalar("select count() from notes") == expected
        for topic in TOPICS:
            imported = one.take((output / f"anki/{topic}.apkg").read_bytes())
            assert imported == Imported(duplicate=imported.duplicate)
            assert imported.duplicate


def test_every_card_shows_a_source(output, checked):
    with learner() as one:
        one.take((output / f"anki/{checked.kit.id}.apkg").read_bytes())
        bare = [note["Item"] for note in map(one.col.get_note, one.col.find_notes("")) if not note["Source"].strip()]
        assert bare == []


def test_another_day_gives_the_same_bytes(output, tmp_path):
    compile_into(tmp_path, now=NOW + 86_400)
    assert contents(tmp_path) == contents(output)


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("2", "America/New_York")])
def test_another_hash_seed_time_zone_and_folder_give_the_same_bytes(output, tmp_path, seed, zone):
    command = [sys.executable, "-m", "studykit", "build", "--content", str(CONTENT), "--output", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(output)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".studykit" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_second_build_changes_nothing_and_loads_no_heavy_library(output):
    before = contents(output)
    outcome = compile_into(output, now=NOW + 5)
    assert {type(event) for event in outcome.events} == {Kept}
    assert contents(output) == before
    script = (
        "import sys; from pathlib import Path; from studykit.compiler import *; "
        f"build(BuildRequest(Path({str(CONTENT)!r}), Path({str(output)!r}), now={NOW + 9}), lambda event: None); "
        "print(sorted({'reportlab', 'genanki', 'yaml', 'markdown_it'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_a_guide_names_its_title_and_language(output, checked):
    for topic in checked.kit.topics:
        pdf = pikepdf.open(io.BytesIO((output / f"guides/{topic.id}.pdf").read_bytes()))
        assert str(pdf.Root.Lang) == checked.kit.language
        assert plain(topic.title) in str(pdf.docinfo["/Title"])
