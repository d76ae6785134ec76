"""The options of printing: what they change, what contradicts, and that a card too small stops the build whole."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from cli.process import studykit_says
from cli.test_build_command import files
from cli.test_build_command import kit as kit
from studykit import jobs
from studykit.cli import press
from studykit.formats.pdf import imposed

PLACE = "content/topics/bees.yaml"
EDGE = 18


def pages(kit: Path, target: str) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(kit / "output" / target)
    return [(round(page.get_width()), round(page.get_height())) for page in document]


def words_of(path: Path) -> Counter[str]:
    return Counter("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)).split())


def lengthen(kit: Path) -> int:
    """Make one card too long for any stock; gives the line on which it stands."""
    topic = kit / PLACE
    text = topic.read_text("utf-8")
    source = next(line.split()[-1] for line in text.splitlines() if line.strip().startswith("source:"))
    section = (
        f"- cloze: too-long\n  title: Too long\n  source: {source}\n  items:\n    endless: {'word ' * 900}"
        "{{c1::end}}.\n"
    )
    topic.write_text(text + section, "utf-8")
    return len(text.splitlines()) + 5


def test_each_choice_is_a_build_of_its_own_and_the_same_one_is_none(kit: Path) -> None:
    for choice in ([], ["--scale", "large"], ["--ink", "save"], ["--ink", "grey"], ["--layout", "index-4x6"]):
        first = studykit_says("build", "bees", "--only", "guides,cards", *choice, cwd=kit)
        assert (first.returncode, first.stderr) == (0, "")
        assert "wrote   output/cards/bees.pdf" in first.stdout
        again = studykit_says("build", "bees", "--only", "guides,cards", *choice, cwd=kit)
        assert again.stdout.startswith("output: 2 unchanged (")


def test_a_guide_does_not_care_how_cards_are_printed(kit: Path) -> None:
    studykit_says("build", "bees", "--only", "guides,cards", cwd=kit)
    said = studykit_says("build", "bees", "--only", "guides,cards", "--duplex", "short", cwd=kit)
    assert [line.split()[1] for line in said.stdout.splitlines()[:-1]] == ["output/cards/bees.pdf"]


def test_stock_decides_about_its_paper(kit: Path) -> None:
    studykit_says("build", "bees", "--only", "guides,cards", "--layout", "avery-c32015", cwd=kit)
    assert set(pages(kit, "cards/bees.pdf")) == {(595, 842)}
    assert set(pages(kit, "guides/bees.pdf")) == {(612, 792)}


def test_to_fold_is_one_page_of_fronts_and_backs_whichever_option_says_so(kit: Path) -> None:
    made = []
    for choice in (["--layout", "fold"], ["--duplex", "fold"], ["--layout", "fold", "--duplex", "fold"]):
        assert studykit_says("build", "bees", "--only", "cards", *choice, cwd=kit).returncode == 0
        made.append(files(kit / "output")["cards/bees.pdf"])
    assert len(set(made)) == 1
    for choice in (["--layout", "fold", "--duplex", "long"], ["--layout", "plain-3x3", "--duplex", "fold"]):
        said = studykit_says("build", "bees", "--only", "cards", *choice, cwd=kit)
        assert said.returncode == 2
        assert "only the layout `fold` is folded" in said.stderr


def test_booklets_stand_beside_the_accessible_guides_and_go_when_they_are_no_longer_asked_for(kit: Path) -> None:
    said = studykit_says("build", "--booklet", cwd=kit)
    assert said.returncode == 0
    assert "for print only" in said.stdout
    assert set(pages(kit, "booklets/bees.pdf")) == {(792, 612)}
    assert {"guides/bees.pdf", "booklets/bees.pdf", "booklets/moths.pdf"} <= files(kit / "output").keys()
    assert "for print only" not in studykit_says("build", cwd=kit).stdout
    assert "booklets/bees.pdf" not in files(kit / "output")
    assert studykit_says("build", "bees", "--only", "guides", "--nup", "4", cwd=kit).returncode == 0
    assert set(pages(kit, "4-up/bees.pdf")) == {(612, 792)}
    assert studykit_says("build", "--nup", "2", "--booklet", cwd=kit).returncode == 2


@pytest.mark.parametrize(
    ("choice", "folder"), [(("--booklet",), "booklets"), (("--nup", "2"), "2-up"), (("--nup", "4"), "4-up")]
)
def test_all_that_has_pages_is_arranged_and_cards_alone_are_refused(
    kit: Path, choice: tuple[str, ...], folder: str
) -> None:
    assert studykit_says("build", *choice, cwd=kit).returncode == 0
    made = files(kit / "output").keys()
    read = [name for name in made if name.startswith(("worksheets/", "quizzes/")) and name.endswith(".pdf")]
    assert len({name.partition("/")[0] for name in read}) == 2
    assert {f"{folder}/{name}" for name in read} <= made
    for name in read:
        for page in pypdfium2.PdfDocument(kit / "output" / folder / name):
            drawn = page.render(scale=1, grayscale=True).to_numpy().squeeze() < 250
            assert drawn.sum() == drawn[EDGE:-EDGE, EDGE:-EDGE].sum()
    for alone in (("--only", "cards"), ("--only", "cards,decks"), ("--reprint-changed",)):
        said = studykit_says("build", *alone, *choice, cwd=kit)
        assert said.returncode == 2
        assert "--booklet and --nup arrange guides, worksheets, quizzes" in said.stderr


def test_the_arrangements_are_those_of_the_format() -> None:
    assert {"booklet", *press.NUPS} == imposed.IMPOSITIONS.keys() == jobs.IMPOSED.keys()


@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--layout", "index-5x7"], ["--scale", "large"]])
def test_a_card_that_does_not_fit_stops_everything_before_a_file_is_written(kit: Path, options: list[str]) -> None:
    line = lengthen(kit)
    said = studykit_says("build", *options, cwd=kit)
    assert said.returncode == 1
    assert f"{PLACE}:{line}:" in said.stderr
    assert "error[P101]: the back of the card `bees/too-long/endless`" in said.stderr
    assert said.stderr.endswith("nothing was built\n")
    assert not files(kit / "output") if (kit / "output").exists() else True
    assert studykit_says("build", "--only", "guides", cwd=kit).returncode == 0


def test_all_cards_that_do_not_fit_are_named_at_once_and_explained(kit: Path) -> None:
    lengthen(kit)
    said = studykit_says("build", "--only", "cards", cwd=kit)
    assert [line.split()[3] for line in said.stderr.splitlines() if "[P101]" in line] == ["back", "front"]
    assert "studykit explain P101" in said.stderr
    assert "layout" in studykit_says("explain", "P101").stdout


def test_the_cards_that_fit_can_be_printed_without_the_others(kit: Path) -> None:
    studykit_says("build", "--only", "cards", cwd=kit)
    before = words_of(kit / "output/cards/bees.pdf")
    lengthen(kit)
    for _ in range(2):
        said = studykit_says("build", "--fitting-only", cwd=kit)
        assert said.returncode == 0
        assert "warning[P101]: the back of the card `bees/too-long/endless`" in said.stderr
        assert "`--layout index-3x5`" in said.stderr
    assert "unchanged" in said.stdout
    assert words_of(kit / "output/cards/bees.pdf") == before
    assert {"guides", "quizzes", "worksheets", "anki"} <= {path.name for path in (kit / "output").iterdir()}


def test_only_what_changed_since_an_edition_is_printed_again(kit: Path) -> None:
    topic = kit / PLACE
    everything = studykit_says("build", "--reprint-changed", cwd=kit)
    assert everything.returncode == 0
    assert {"reprints/bees.pdf", "reprints/moths.pdf"} == files(kit / "output").keys()
    assert studykit_says("publish", cwd=kit).returncode == 0
    (kit / "output/reprints/bees.pdf").unlink()
    assert studykit_says("build", "--reprint-changed", cwd=kit).stdout.startswith("output: nothing to build")
    text = topic.read_text("utf-8")
    topic.write_text(text.replace("April", "June"), "utf-8")
    assert text != topic.read_text("utf-8")
    said = studykit_says("build", "--reprint-changed", "--duplex", "none", cwd=kit)
    assert [line.split()[1] for line in said.stdout.splitlines()[:-1]] == ["output/reprints/bees.pdf"]
    again = words_of(kit / "output/reprints/bees.pdf")
    assert "June" in again
    whole = studykit_says("build", "bees", "--only", "cards", "--duplex", "none", cwd=kit)
    assert whole.returncode == 0
    assert 0 < again.total() < words_of(kit / "output/cards/bees.pdf").total() / 2
    unknown = studykit_says("build", "--reprint-changed", "--since", "1999.9", cwd=kit)
    assert unknown.returncode == 2
    assert "there is no edition `1999.9` in the ledger" in unknown.stderr
    assert studykit_says("build", "--since", "1999.9", cwd=kit).returncode == 2
