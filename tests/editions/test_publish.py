"""Publishing and comparing: what is written down, what is refused, and what the next build makes of it."""

import shutil
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from editions import story
from editions.story import MONTH, compile_decks, edited, kit, lay_out
from learner import Imported, learner
from studykit.build.lock import Lock, hold
from studykit.checker import check
from studykit.cli.main import program
from studykit.compiler import BuildRequest, Waiting, build
from studykit.diagnostics import Diagnostics
from studykit.editions.ledger_text import ledger_text
from studykit.formats.apkg.record_file import read_records
from studykit.load.ledger import load_ledger
from studykit.model.edition import Ledger, PublishedNote, PublishedType
from studykit.publisher import compare, printed_page, publish_edition
from verapdf import failures

NOW = 1_790_000_000
DAY = 86_400


@pytest.fixture
def files(tmp_path) -> story.Files:
    """The first edition, laid out and not published."""
    found: story.Files = {}
    story.first(found)
    lay_out(found, tmp_path / "content")
    return found


def deck(folder: Path, now: int) -> bytes:
    compile_decks(folder / "content", folder / "output", now)
    return (folder / "output/anki/fed.apkg").read_bytes()


def publish(folder: Path, now: int) -> None:
    done = publish_edition(folder / "content", folder / "output", now)
    assert (done.refused, done.failed) == ("", False)


def test_a_clone_without_local_state_builds_the_same_bytes_on_any_day(files, tmp_path):
    publish(tmp_path, NOW)
    here = deck(tmp_path, NOW + DAY)
    shutil.copytree(tmp_path / "content", tmp_path / "clone/content")
    assert deck(tmp_path / "clone", NOW + 9 * DAY) == here


def test_what_changed_since_the_edition_arrives_at_every_build(files, tmp_path):
    publish(tmp_path, NOW)
    with learner() as one:
        one.take(deck(tmp_path, NOW + DAY))
        for number, day in enumerate((2, 2, 3)):
            edited(files, story_topic, (f"XP, points: {number + 8}", f"XP, points: {number + 9}"))
            lay_out(files, tmp_path / "content")
            # In a clone too: what was built elsewhere is older than what is built there later.
            assert one.take(deck(tmp_path, NOW + day * DAY)) == Imported(updated=1, duplicate=15)
            assert one.note("vet/codes/xp/points")["Answer"] == str(number + 9)
            assert one.take(deck(tmp_path, NOW + 9 * DAY)) == Imported(duplicate=16)


story_topic = "topics/vet.yaml"


def test_what_was_only_tried_is_retired_with_its_entry(files, tmp_path):
    """A reverse question and a gap that were built and never published have a history all the same."""
    publish(tmp_path, NOW)
    story.corrected(files)
    edited(files, story_topic, ("to a passing score", "to a {{c3::passing}} score"))
    lay_out(files, tmp_path / "content")
    with learner() as one:
        one.take(deck(tmp_path, NOW + DAY))
        one.study("Studies")
        before = one.progress()
        retired = "retired:\n" + "".join(
            f"  vet/{path}: {{since: 2026-12-01, why: It is no more.}}\n" for path in ("codes/cp", "sentences/two")
        )
        files["kit.yaml"] = kit("2", "vet, forms, gone", retired)
        lines = files[story_topic].splitlines(keepends=True)
        files[story_topic] = "".join(line for line in lines if not line.startswith(("    cp:", "    two:")))
        lay_out(files, tmp_path / "content")
        tombstones = [deck(tmp_path, NOW + 2 * DAY)]
        publish(tmp_path, NOW + 3 * DAY)
        tombstones.append(deck(tmp_path, NOW + 3 * DAY))
        # Once published the ledger knows of them, and a clone builds them too.
        shutil.copytree(tmp_path / "content", tmp_path / "clone/content")
        tombstones.append(deck(tmp_path / "clone", NOW + 4 * DAY))
        for package in tombstones:
            one.take(package)
            assert one.progress() == before
            assert one.faults() == []
        assert "It is no more." in one.card("vet/codes/cp/name", 1).question()
        assert "It is no more." in one.card("vet/sentences/two", 2).answer()


def test_an_edition_published_elsewhere_reaches_who_tried_it_here_before(files, tmp_path):
    publish(tmp_path, NOW)
    shutil.copytree(tmp_path, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("elsewhere"))
    edited(files, story_topic, ("points: 8", "points: 9"))
    lay_out(files, tmp_path / "content")
    with learner() as one:
        one.take(deck(tmp_path, NOW + 5 * DAY))
        other = dict(files)
        edited(other, story_topic, ("points: 9", "points: 7"))
        other["kit.yaml"] = kit("2", "vet, forms, gone")
        lay_out(other, tmp_path / "elsewhere/content")
        publish(tmp_path / "elsewhere", NOW + 3 * DAY)
        shutil.rmtree(tmp_path / "content")
        shutil.copytree(tmp_path / "elsewhere/content", tmp_path / "content")
        assert one.take(deck(tmp_path, NOW + 6 * DAY)) == Imported(updated=1, duplicate=15)
        assert one.note("vet/codes/xp/points")["Answer"] == "7"


def test_an_edition_is_newer_than_what_was_built_within_the_same_second(files, tmp_path):
    publish(tmp_path, NOW)
    with learner() as one:
        for answer in (9, 10):
            edited(files, story_topic, (f"points: {8 if answer == 9 else 9},", f"points: {answer},"))  # fmt: skip
            lay_out(files, tmp_path / "content") if answer == 9 else None
            if answer == 9:
                one.take(deck(tmp_path, NOW + DAY))
        files["kit.yaml"] = kit("2", "vet, forms, gone")
        files[story_topic] = files[story_topic].replace("code: CP, points: 10", "code: CP, points: 12")
        lay_out(files, tmp_path / "content")
        publish(tmp_path, NOW + DAY)
        assert one.take(deck(tmp_path, NOW + DAY)).updated == 2
        assert one.note("vet/codes/cp/points")["Answer"] == "12"


@pytest.mark.parametrize(
    ("now", "edition", "refused"),
    [
        (NOW + DAY, None, "edition `1` is published: give the next one another name in kit.yaml"),
        (NOW + DAY, "2", "kit.yaml calls this edition `1`: write `edition: 2` there first"),
        (1000, None, "the clock of this computer is before 1980: set it"),
    ],
)
def test_what_cannot_be_published_is_refused(files, tmp_path, now, edition, refused):
    publish(tmp_path, NOW)
    before = (tmp_path / "content/ledger.yaml").read_bytes()
    assert publish_edition(tmp_path / "content", tmp_path / "output", now, edition).refused == refused
    assert (tmp_path / "content/ledger.yaml").read_bytes() == before


def test_a_clock_that_went_back_is_refused(files, tmp_path):
    publish(tmp_path, NOW)
    lay_out({**files, "kit.yaml": kit("2", "vet, forms, gone")}, tmp_path / "content")
    done = publish_edition(tmp_path / "content", tmp_path / "output", NOW - DAY)
    assert [problem.code for problem in done.diagnostics] == ["L105"]
    assert "was published at a later time" in publish_edition(tmp_path / "content", tmp_path / "output", NOW).refused


def test_a_build_at_a_time_to_come_cannot_be_published_over(files, tmp_path):
    deck(tmp_path, NOW)
    edited(files, story_topic, ("points: 8", "points: 9"))
    lay_out(files, tmp_path / "content")
    deck(tmp_path, NOW + 400 * DAY)
    assert "at a time to come" in publish_edition(tmp_path / "content", tmp_path / "output", NOW + DAY).refused


def test_a_ledger_that_is_gone_is_missed(files, tmp_path):
    publish(tmp_path, NOW)
    deck(tmp_path, NOW + DAY)
    (tmp_path / "content/ledger.yaml").unlink()
    request = BuildRequest(tmp_path / "content", tmp_path / "output", only=frozenset({"decks"}), now=NOW + 2 * DAY)
    said = "content/ledger.yaml is gone, in which edition 1 was published: take it from version control"
    assert build(request, lambda event: None).remark == said
    # To publish it as if it were the first edition would give every card another time.
    refused = publish_edition(tmp_path / "content", tmp_path / "output", NOW + 2 * DAY).refused
    assert refused.startswith(f"{said}; if that cannot be, delete `")
    assert not (tmp_path / "content/ledger.yaml").exists()
    (tmp_path / "output/.studykit/edition").unlink()
    publish(tmp_path, NOW + 3 * DAY)


def test_nothing_is_published_or_remembered_through_a_link(files, tmp_path):
    for name in ("elsewhere", "output"):
        (tmp_path / name).mkdir()
    (tmp_path / "output" / ".studykit").symlink_to(tmp_path / "elsewhere")
    done = publish_edition(tmp_path / "content", tmp_path / "output", NOW)
    assert "studykit writes only below" in done.refused
    assert not (tmp_path / "content/ledger.yaml").exists()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_that_leads_nowhere_is_a_ledger_that_was_lost(files, tmp_path):
    ledger = tmp_path / "content/ledger.yaml"
    ledger.symlink_to("elsewhere.yaml")
    done = publish_edition(tmp_path / "content", tmp_path / "output", NOW)
    (lost,) = [one for one in done.diagnostics if one.severity == "error"]
    assert (lost.code, lost.span.file, lost.message) == (
        "F101",
        ledger.as_posix(),
        "this is a link to a file that is not there",
    )
    assert ledger.is_symlink()


def test_publishing_waits_for_a_build_and_says_so(files, tmp_path):
    held = hold(tmp_path / "output", timeout=0, on_wait=lambda: None)
    assert isinstance(held, Lock)
    waited = []

    def on_wait() -> None:
        waited.append((tmp_path / "content/ledger.yaml").exists())
        held.__exit__()

    done = publish_edition(tmp_path / "content", tmp_path / "output", NOW, on_wait=on_wait)
    assert (done.refused, done.failed, waited) == ("", False, [False])


def test_a_build_that_waits_for_another_goes_on_from_its_times(files, tmp_path):
    deck(tmp_path, NOW)
    other = shutil.copytree(tmp_path, tmp_path / "other", ignore=shutil.ignore_patterns("other"))
    edited(files, story_topic, ("points: 8", "points: 9"))
    for folder in (tmp_path, other):
        lay_out(files, folder / "content")
    deck(other, NOW + DAY)
    kept, built = (folder / "output/.studykit/notes.json" for folder in (tmp_path, other))
    before = kept.read_bytes()
    held = hold(tmp_path / "output", timeout=0, on_wait=lambda: None)
    assert isinstance(held, Lock)
    waited = []

    def report(event):
        if isinstance(event, Waiting):
            waited.append(kept.read_bytes())
            shutil.copy(built, kept)
            held.__exit__()

    request = BuildRequest(tmp_path / "content", tmp_path / "output", only=frozenset({"decks"}), now=NOW + 2 * DAY)
    outcome = build(request, report)
    assert (outcome.unusable, waited) == ("", [before])
    # What was corrected a day ago is not corrected once more.
    assert kept.read_bytes() == built.read_bytes()
    assert (tmp_path / "output/anki/fed.apkg").read_bytes() == (other / "output/anki/fed.apkg").read_bytes()


def test_what_a_killed_publish_left_behind_goes(files, tmp_path):
    (tmp_path / "content/.ledger.yaml.4711.studykit-tmp").write_text("ledger: 1\n", encoding="utf-8")
    publish(tmp_path, NOW)
    assert sorted(path.name for path in (tmp_path / "content").iterdir()) == [
        "kit.yaml",
        "ledger.yaml",
        "sources.yaml",
        "topics",
    ]


def test_nothing_is_published_where_nothing_can_be_built(files, tmp_path):
    (tmp_path / "output").write_text("mine", encoding="utf-8")
    refused = publish_edition(tmp_path / "content", tmp_path / "output", NOW).refused
    assert refused.startswith(f"cannot build into `{tmp_path / 'output'}`: ")
    assert not (tmp_path / "content/ledger.yaml").exists()


def test_local_state_that_cannot_be_written_is_said_and_the_edition_is_published(files, tmp_path):
    (tmp_path / "output/.studykit/edition").mkdir(parents=True)
    command = ["publish", "--content", str(tmp_path / "content"), "--output", str(tmp_path / "output")]
    done = CliRunner().invoke(program, command)
    assert done.exit_code == 0
    assert "published 1: 16 new" in done.output
    assert f"`{tmp_path / 'output'}` cannot be written: " in done.output
    assert (tmp_path / "content/ledger.yaml").is_file()


def test_unreadable_local_state_is_said_and_the_ledger_still_counts(files, tmp_path):
    publish(tmp_path, NOW)
    first = deck(tmp_path, NOW + DAY)
    state = tmp_path / "output/.studykit/notes.json"
    assert len(read_records(state.read_text(encoding="utf-8")).notes) == 16
    state.write_text("{", encoding="utf-8")
    request = BuildRequest(tmp_path / "content", tmp_path / "output", only=frozenset({"decks"}), now=NOW + 2 * DAY)
    assert "cannot be read" in build(request, lambda event: None).remark
    assert (tmp_path / "output/anki/fed.apkg").read_bytes() == first


def test_what_changed_is_told_and_fits_a_page(files, tmp_path):
    publish(tmp_path, NOW)
    for step in (story.corrected, story.renamed, story.moved, story.retired):
        step(files)
        lay_out(files, tmp_path / "content")
        if step is not story.retired:
            publish(tmp_path, NOW + MONTH * (1 + [story.corrected, story.renamed, story.moved].index(step)))
    compared = compare(tmp_path / "content", NOW + 5 * MONTH)
    told = {(str(change.sort), change.key, change.detail) for change in compared.changes}
    assert ("new", "preference/codes/cps/points", "") in told
    assert ("retired", "vet/codes/ssp/points", "since 2026-12-01: The code was abolished.") not in told
    assert ("retired", "preference/codes/ssp/points", "since 2026-12-01: The code was abolished.") in told
    whole = compare(tmp_path / "content", NOW + 5 * MONTH, "1")
    told = {(str(change.sort), change.key) for change in whole.changes}
    assert {("corrected", "preference/codes/xp/points"), ("corrected", "forms/moved/failing")} <= told
    assert ("deck", "preference") in told
    made = printed_page(whole, "letter")
    assert len(pypdfium2.PdfDocument(made)) == 1
    assert failures(made) == {}
    long = replace(whole, changes=tuple(replace(one, asks="lengthy words " * 12) for one in whole.changes * 9))
    for paper in ("letter", "a4"):
        assert len(pypdfium2.PdfDocument(printed_page(long, paper))) == 1
    assert compare(tmp_path / "content", NOW + 5 * MONTH, "9").refused.startswith("there is no edition `9`")


def test_the_description_says_edition_date_sources_and_changes(files, tmp_path):
    publish(tmp_path, NOW)
    story.corrected(files)
    lay_out(files, tmp_path / "content")
    publish(tmp_path, NOW + MONTH)
    with learner() as one:
        one.take(deck(tmp_path, NOW + MONTH))
        said = one.col.decks.by_name("Studies")["desc"]
        # The deck of one topic brings the same: Anki keeps what came last.
        one.take((tmp_path / "output/anki/forms.apkg").read_bytes())
        assert one.col.decks.by_name("Studies")["desc"] == said
        topics = [one.col.decks.by_name(deck)["desc"] for deck in one.decks() if deck.startswith("Studies::")]
        assert topics and all("Sources: A publisher." in told for told in topics)
    assert said == (
        "Executive studies, edition 2, published 21 October 2026. Nobody. Every card names its source; "
        "the kit rests on 1 source. Since edition 1: 2 new, 4 corrected."
    )


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]), min_size=1).filter(
    str.strip
)
KEYS = st.from_regex(r"[a-z]{1,4}/[a-z]{1,4}/(members:)?[a-z0-9-]{1,5}(/[a-z]{1,3})?", fullmatch=True)


@given(st.dictionaries(KEYS, st.tuples(NAMES, st.booleans(), st.sets(KEYS, max_size=2)), max_size=5), NAMES, NAMES)
def test_a_ledger_comes_back_as_it_was_written(tmp_path_factory, lines, edition, deck_name):
    content = tmp_path_factory.mktemp("ledger") / "content"
    content.mkdir()
    fingerprint = "0123456789-0123456789-abcdef0123"
    notes = {
        key: PublishedNote(
            key,
            "cloze" if reverse else "basic",
            fingerprint,
            edition,
            edition,
            gaps={1: words, 3: ""} if reverse else {},
            reverse=not reverse,
            retired=edition if was else "",
        )
        for key, (words, reverse, was) in sorted(lines.items())
    }
    topics = {key.partition("/")[0]: deck_name for key in ["t", *notes]}
    ledger = Ledger("k", deck_name, {edition: NOW}, topics, {"basic": PublishedType("0" * 16, NOW)}, notes)
    (content / "ledger.yaml").write_text(ledger_text(ledger), encoding="utf-8")
    sink = Diagnostics()
    assert load_ledger(content, NOW, sink) == ledger
    assert list(sink) == []


def test_how_many_notes_an_edition_brought_never_changes(files, tmp_path):
    lines = []
    for number, edition in enumerate(story.EDITIONS):
        if number:
            edition.edit(files)
            lay_out(files, tmp_path / "content")
        publish(tmp_path, NOW + number * MONTH)
        written = (tmp_path / "content/ledger.yaml").read_text(encoding="utf-8")
        assert [line for line in lines if line not in written] == []
        lines = [line for line in written.splitlines() if ", notes: " in line]
    assert [int(line.split("notes: ")[1].rstrip("}")) for line in lines] == [each.new for each in story.EDITIONS]


def test_show_finds_a_card_by_the_item_that_learners_see(files, tmp_path):
    publish(tmp_path, NOW)
    for number, step in enumerate((story.corrected, story.renamed, story.moved, story.retired), 1):
        step(files)
        lay_out(files, tmp_path / "content")
        # The last one is asked for as it is found before it is published, too.
        if step is not story.retired:
            publish(tmp_path, NOW + number * MONTH)
    items = {
        "vet/codes/tp/points": "card preference/codes/campaign/points",
        "preference/codes/campaign/points": "card preference/codes/campaign/points",
        "vet/sentences/old": "card forms/moved/failing",
        "vet/cases/widow": "card preference/which/widow",
        "gone/rules/three": "card gone/rules/three",
    }
    for item, title in items.items():
        shown = CliRunner().invoke(program, ["show", item, "--content", str(tmp_path / "content")])
        assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, title)
    assert "The rules are history." in shown.stdout


def test_diff_check_and_publish_agree_on_what_is_refused(files, tmp_path):
    publish(tmp_path, NOW)
    del files["topics/gone.yaml"]
    files["kit.yaml"] = kit("2", "vet, forms")
    lay_out(files, tmp_path / "content")
    found = compare(tmp_path / "content", NOW + DAY).diagnostics
    assert [one.code for one in found if one.code[0] in "EL"] == ["E101"]
    assert check(tmp_path / "content", NOW + DAY).failed
    assert publish_edition(tmp_path / "content", tmp_path / "output", NOW + DAY).failed


def test_two_publishers_a_class_and_the_whole_kit_live_in_one_collection(files, tmp_path):
    """Another publisher's kit with the same identities, the deck of one topic for a class, and the whole deck."""
    publish(tmp_path, NOW)
    other = {**files, "kit.yaml": kit("1", "vet, forms, gone", identity="other", deck="Others")}
    lay_out(other, tmp_path / "other/content")
    publish(tmp_path / "other", NOW)
    compile_decks(tmp_path / "other/content", tmp_path / "other/output", NOW)
    with learner() as one:
        deck(tmp_path, NOW)
        assert one.take((tmp_path / "output/anki/forms.apkg").read_bytes()) == Imported(new=5)
        one.study("Studies")
        reviewed = one.progress()
        assert one.take((tmp_path / "other/output/anki/other.apkg").read_bytes()) == Imported(new=16)
        assert one.take((tmp_path / "output/anki/fed.apkg").read_bytes()) == Imported(new=11, duplicate=5)
        assert set(map(tuple, reviewed[0])) <= set(map(tuple, one.progress()[0]))
        assert one.progress()[1] == reviewed[1]
        one.study("Others")
        before = one.progress()
        story.corrected(files)
        lay_out(files, tmp_path / "content")
        publish(tmp_path, NOW + MONTH)
        assert one.take(deck(tmp_path, NOW + MONTH)) == Imported(new=2, updated=4, duplicate=12)
        assert set(map(tuple, before[0])) <= set(map(tuple, one.progress()[0]))
        assert one.progress()[1] == before[1]
        answers = one.col.db.list("select flds from notes where flds like '%vet/codes/xp/points%'")
        assert sorted(note.split("\x1f")[1] for note in answers) == ["8", "9"]
        assert len(one.note_types()) == 3
        assert one.faults() == []
