"""PDF/UA-1: veraPDF finds nothing, and the structure says what the guide says."""

import io
from itertools import pairwise

import pikepdf
import pytest

from pdf.guides import GUIDES, rendered
from pdf.reader import Node, Reader
from pdf.script import guide_words
from verapdf import failures

NAMES = list(GUIDES)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_failure(name: str, paper: str) -> None:
    assert failures(rendered(name, paper)) == {}


def test_verapdf_would_find_a_failure() -> None:
    pdf = Reader(rendered("everything")).pdf
    del pdf.Root.MarkInfo
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            del annotation.Contents
    changed = io.BytesIO()
    pdf.save(changed)
    assert {"6.2-1", "7.18.5-2"} <= set(failures(changed.getvalue()))


@pytest.mark.parametrize("name", NAMES)
def test_structure_says_the_words_of_the_guide_in_order(name: str) -> None:
    reader = Reader(rendered(name))
    said = [word for part in reader.document.parts if part.tag != "/TOC" for word in part.words]
    assert said == guide_words(GUIDES[name]())


@pytest.mark.parametrize("name", NAMES)
def test_all_content_is_tagged_or_an_artifact_and_owned_once(name: str) -> None:
    reader = Reader(rendered(name))
    owned = [mark for node in reader.document.all() for mark in node.marks]
    assert len(owned) == len(set(owned))
    assert set(owned) >= set(reader.marked)
    for shows in reader.pages:
        assert all(show.artifact or show.mark is not None for show in shows)


@pytest.mark.parametrize("name", NAMES)
def test_bookmarks_are_the_headings(name: str) -> None:
    reader = Reader(rendered(name))
    headings = reader.find("H1", "H2", "H3", "H4", "H5", "H6")
    assert [title for _, title in reader.outline()] == [" ".join(node.words) for node in headings]
    levels = [int(node.tag[2]) for node in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [level + 1 for level, _ in reader.outline()] == levels


@pytest.mark.parametrize("name", NAMES)
def test_links_land_and_say_where(name: str) -> None:
    reader = Reader(rendered(name))
    pages = {page.objgen for page in reader.pdf.pages}
    links = reader.find("Link")
    drawn = [annotation for page in reader.pdf.pages for annotation in page.get("/Annots", [])]
    assert sum(len(node.annotations) for node in links) == len(drawn)
    for node in links:
        assert node.annotations
        for annotation in node.annotations:
            assert str(annotation.Contents)
            if "/Dest" in annotation:
                assert annotation.Dest[0].objgen in pages
            else:
                assert str(annotation.A.URI).startswith("https://")


def test_links_of_the_contents_land_on_the_page_they_name() -> None:
    reader = Reader(rendered("many_headings"))
    numbers = {page.objgen: number for number, page in enumerate(reader.pdf.pages, 1)}
    entries = reader.find("TOCI")
    assert len(entries) == len([level for level, _ in reader.outline() if level in (1, 2)])
    for entry in entries:
        (link,) = [node for node in entry.all() if node.tag == "/Link"]
        assert int(entry.words[-1]) == numbers[link.annotations[0].Dest[0].objgen]


def test_citations_lead_to_the_row_of_the_source() -> None:
    reader = Reader(rendered("everything"))
    rows = {"".join(node.words): node for node in reader.find("Lbl") if node.text.strip().startswith("[")}
    cited = [node for node in reader.find("Link") if node.text.strip().startswith("[")]
    assert cited
    for node in cited:
        number = node.text.strip()[1:].split("]")[0].split(",")[0]
        row = rows[f"[{number}]"]
        (show,) = row.shows()
        target = node.annotations[0].Dest
        assert reader.pdf.pages[show.page].objgen == target[0].objgen
        assert 0 < float(target[3]) - show.y < 20


def test_tables_name_their_columns_and_rows() -> None:
    reader = Reader(rendered("everything"))
    for table in reader.find("Table"):
        rows = [node for node in table.all() if node.tag == "/TR"]
        headers = [node for node in rows[0].all() if node.tag == "/TH"]
        assert len(headers) == 4
        assert {str(node.attributes.Scope) for node in headers} == {"/Column"}
        for row in rows[1:]:
            cells = [part for part in row.parts if isinstance(part, Node)]
            assert [cell.tag for cell in cells] == ["/TH", "/TD", "/TD", "/TD"]
            assert str(cells[0].attributes.Scope) == "/Row"


def test_lists_have_labels_and_bodies() -> None:
    reader = Reader(rendered("everything"))
    for item in reader.find("LI"):
        tags = [part.tag for part in item.parts]
        assert tags in (["/Lbl", "/LBody"], ["/Lbl"])


def test_file_says_what_it_is() -> None:
    pdf = Reader(rendered("everything")).pdf
    root = pdf.Root
    assert str(root.Lang) == "en-US"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.ViewerPreferences.PrintScaling == "/None"
    assert root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    assert str(pdf.docinfo["/Title"]) == "Veterans’ preference"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root.Metadata.read_raw_bytes()
    assert "/OpenAction" not in root
    assert "/Names" not in root
    assert not pdf.is_encrypted
    assert all(page.Tabs == pikepdf.Name.S and "/StructParents" in page for page in pdf.pages)


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_subsets_that_extract(name: str) -> None:
    for page in Reader(rendered(name)).pdf.pages:
        for font in page.Resources.Font.values():
            assert str(font.BaseFont)[7] == "+"
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font
