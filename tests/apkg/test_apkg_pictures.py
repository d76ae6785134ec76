"""Pictures: files in the package that Anki takes and the cards show, named by what is in them, with all in words."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

from learner import learner
from pdf.figures import flow_chart, hierarchy
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.picture import picture_html, pictures
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import fixed_stamps
from studykit.model.card import RecallCard
from studykit.model.deck import Deck, Lesson, Note
from studykit.model.document import Paragraph, words
from studykit.model.figure import Drawing, Figure
from studykit.model.figure_words import description
from studykit.model.source import Provenance
from studykit.model.text import Standing

NOW = 1_800_000_000


def deck(*drawings: Drawing) -> Deck:
    made = tuple(
        Note(
            RecallCard(
                f"t/s/figure-{at}",
                (Paragraph(words(f"Draw number {at}.")),),
                (Figure(drawing, f"Number {at}"),),
                Provenance((), Standing.UNVERIFIED),
            ),
            ("k::t",),
        )
        for at, drawing in enumerate(drawings)
    )
    lesson = Lesson("t", "K::01 T", words("T"), words("About."), (), made)
    return Deck("k", "K", words("All."), (lesson,), ())


def package(whole: Deck) -> bytes:
    return write_deck(whole, stamp=fixed_stamps(NOW))


def test_anki_has_the_pictures_that_the_cards_show() -> None:
    whole = deck(flow_chart(1, 9), hierarchy(2, 12))
    with learner() as one:
        one.take(package(whole))
        assert one.faults() == []
        checked = one.col.media.check()
        assert (list(checked.missing), list(checked.unused)) == ([], [])
        shown = set(re.findall(r'<img src="([^"]+)"', "".join(field for row in notes(whole) for field in row.fields)))
        assert len(shown) == 2
        assert all(one.col.media.have(name) for name in shown)


def test_a_package_lists_its_pictures_and_is_the_same_every_time() -> None:
    whole = deck(flow_chart(1, 9), hierarchy(2, 12))
    archive = zipfile.ZipFile(io.BytesIO(package(whole)))
    listed = json.loads(archive.read("media"))
    assert set(archive.namelist()) == {"collection.anki2", "media", *listed}
    assert package(whole) == package(deck(flow_chart(1, 9), hierarchy(2, 12)))
    assert json.loads(zipfile.ZipFile(io.BytesIO(package(deck()))).read("media")) == {}


def test_a_picture_is_named_by_its_content_and_holds_no_script() -> None:
    first, other = (dict(pictures(note.card for note in deck(flow_chart(seed, 9)).lessons[0].notes)) for seed in (1, 2))
    assert first.keys() != other.keys()
    for content in (*first.values(), *other.values()):
        tree = ElementTree.fromstring(content)
        names = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert names <= {"svg", "g", "rect", "text", "tspan", "polyline", "polygon"}
        attributes = {name for element in tree.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]


def test_who_does_not_see_the_picture_is_told_all_of_it() -> None:
    figure = Figure(flow_chart(3, 9), "What is drawn")
    tag = ElementTree.fromstring(picture_html(figure).replace(">", "/>"))
    assert tag.get("alt") == description(figure)


def test_every_word_stands_in_the_picture() -> None:
    drawing = hierarchy(4, 20)
    (content,) = pictures(note.card for note in deck(drawing).lessons[0].notes).values()
    said = " ".join("".join(ElementTree.fromstring(content).itertext()).split())
    numbers = [node.text[0].text.split()[0] for node in drawing.roots[0].all]
    assert [number for number in numbers if number not in said] == []
