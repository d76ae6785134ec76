"""Figures: nothing in them touches anything else, all is read in order, and what is too large is refused."""

import io
import random
from collections.abc import Iterator
from itertools import combinations
from string import ascii_uppercase

import pikepdf
import pypdfium2
import pytest

from pdf.figures import PLACE, desk, flow_chart, hierarchy, shown, small_chart, timeline, tree
from pdf.reader import Reader
from pdf.script import guide_words
from studykit.drawing.parts import plates
from studykit.drawing.plate import Box, Plate, Shape
from studykit.formats.apkg.svg_type import SvgType
from studykit.formats.pdf.blocks.lettering import FigureType
from studykit.formats.pdf.figures import figure_problems
from studykit.formats.pdf.render import render_guide
from studykit.model.document import words
from studykit.model.figure import Figure, FlowChart, Hierarchy, Node
from studykit.model.figure_words import description
from studykit.model.printing import Printing
from studykit.model.text import plain
from verapdf import failures

WIDTH, HEIGHT = 458.0, 598.0
CASES = [
    *((flow_chart, seed, size) for seed, size in enumerate((3, 9, 25, 45))),
    *((hierarchy, seed, size) for seed, size in enumerate((1, 5, 12, 60))),
]
Area = tuple[float, float, float, float]


def typesetter(name: str):
    return SvgType() if name == "svg" else FigureType(desk(name))


def areas(plate: Plate) -> Iterator[tuple[str, Area]]:
    for box in plate.all:
        yield "box", (box.x, box.y, box.x + box.width, box.y + box.height)
        if box.label is not None:
            yield "label", box.label.bounds


def overlap(one: Area, other: Area, slack: float = 0.01) -> bool:
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def strokes(plate: Plate) -> Iterator[Area]:
    for line in plate.lines:
        for (ax, ay), (bx, by) in zip(line.points, line.points[1:], strict=False):
            yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def inside(box: Box) -> Iterator[bool]:
    for said in box.said:
        left, top, right, bottom = said.bounds
        yield left >= box.x - 0.01 and top >= box.y and right <= box.x + box.width + 0.01
        yield bottom <= box.y + box.height + 0.01


@pytest.mark.parametrize("kind", ["normal", "large", "svg"])
@pytest.mark.parametrize(("make", "seed", "size"), CASES)
def test_nothing_in_a_figure_touches_anything_else(kind, make, seed, size):
    width = {"normal": WIDTH, "large": 504.0, "svg": 440.0}[kind]
    for plate in plates(make(seed, size), typesetter(kind), width, HEIGHT):
        assert plate.width <= width + 0.01
        assert plate.height <= HEIGHT
        found = list(areas(plate))
        assert [pair for pair in combinations(found, 2) if overlap(pair[0][1], pair[1][1])] == []
        assert all(all(inside(box)) for box in plate.all)
        for stroke in strokes(plate):
            thick = (stroke[0] - 0.3, stroke[1] - 0.3, stroke[2] + 0.3, stroke[3] + 0.3)
            # A line ends at the edge of a box: it may touch one by half its weight, and no more.
            assert [area for _, area in found if overlap(thick, area, slack=0.5)] == []
        for _, (left, top, right, bottom) in found:
            assert left >= -0.01
            assert top >= -0.01
            assert right <= plate.width + 0.01
            assert bottom <= plate.height + 0.01


@pytest.mark.parametrize(("make", "seed", "size"), CASES)
def test_every_box_is_drawn_once_and_every_pointer_has_its_part(make, seed, size):
    drawing = make(seed, size)
    roots = (drawing.root,) if isinstance(drawing, FlowChart) else drawing.roots
    drawn = [box for plate in plates(drawing, typesetter("normal"), WIDTH, HEIGHT) for box in plate.all]
    wanted = sum(1 for root in roots for _ in root.all)
    assert sum(box.shape is not Shape.POINTER for box in drawn) == wanted
    pointers = [box for box in drawn if box.shape is Shape.POINTER]
    assert sum(bool(box.children) for box in pointers) == len(pointers) / 2


@pytest.mark.parametrize(("make", "seed", "size"), CASES)
def test_letters_come_in_reading_order(make, seed, size):
    made = plates(make(seed, size), typesetter("svg"), 440.0, 400.0)
    said = [[" ".join(box.said[0].copy.lines) for box in plate.all if box.shape is Shape.POINTER] for plate in made]
    named = [text[-1] for texts in said for text in texts if text.startswith("Go on at ")]
    begun = [texts[0] for texts in said[1:]]
    assert named == begun == list(ascii_uppercase[: len(made) - 1])
    assert size < 9 or begun


def test_a_chart_of_many_questions_after_each_other_is_drawn():
    node = Node(words("Nothing applies"), via=words("No"))
    for number in range(60, 0, -1):
        ways = (Node(words(f"Result {number}"), via=words("Yes")), node)
        node = Node(words(f"Was it number {number}?"), via=words("No"), children=ways)
    made = plates(FlowChart(node), typesetter("normal"), WIDTH, HEIGHT)
    assert sum(box.shape is not Shape.POINTER for plate in made for box in plate.all) == 121


def test_the_first_part_holds_more_than_the_way_to_the_second():
    one, other = (
        Node(words(f"Division {name}"), children=tuple(Node(words(f"Office {at}")) for at in range(8))) for name in "12"
    )
    agency = Node(words("Agency"), children=(one, Node(words("Alone")), other))
    (first, *rest) = plates(
        Hierarchy((Node(words("Department"), children=(agency,)),)), typesetter("svg"), 200.0, 460.0
    )
    assert sum(box.shape is Shape.UNIT for box in first.all) >= 3
    assert rest


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("drawing", [small_chart(2), hierarchy(3, 9), timeline(random.Random(4), 9)])
def test_a_figure_is_read_word_by_word_in_order(drawing, scale):
    guide = shown(drawing)
    content = render_guide(guide, scale=scale)
    reader = Reader(content)
    assert reader.document.words == guide_words(guide)
    assert failures(content) == {}
    (figure, *_) = reader.find("Figure")
    assert figure.words == []


def test_a_picture_says_what_it_is():
    content = render_guide(shown(small_chart(2)))
    pdf = pikepdf.open(io.BytesIO(content))
    said = [
        str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
    ]
    assert said == ["Flow chart: What is drawn, with 2 questions and 3 endings. Its words follow as a list."]


def test_a_description_says_every_word():
    drawing = flow_chart(5, 20)
    said = description(Figure(drawing, "What is drawn"))
    assert [plain(node.text) for node in drawing.root.all if plain(node.text).rstrip(".") not in said] == []


@pytest.mark.parametrize("scale", ["normal", "large"])
@pytest.mark.parametrize("drawing", [flow_chart(7, 48), hierarchy(8, 90), timeline(random.Random(9), 40)])
def test_three_times_the_shipped_size_is_still_readable(drawing, scale):
    guide = shown(drawing)
    assert list(figure_problems(guide, Printing(scale=scale))) == []
    content = render_guide(guide, scale=scale)
    sizes = {show.size for node in Reader(content).document.all() for show in node.shows()}
    assert min(sizes) >= (18.0 if scale == "large" else 9.0)
    assert failures(content) == {}
    assert len(pypdfium2.PdfDocument(content)) > 1


def test_a_figure_that_cannot_be_read_is_refused_with_its_place():
    luck = random.Random(1)
    endless = Node(words(" ".join(["representatives"] * 2500)))
    broad = tuple(Node(words(f"{at} {'and so on ' * 30}"), via=words(str(at))) for at in range(40))
    for drawing in (
        Hierarchy((endless,)),
        FlowChart(Node(words("Which one?"), children=broad)),
        FlowChart(tree(luck, 900)),
    ):
        (problem,) = figure_problems(shown(drawing), Printing())
        assert (problem.span, problem.code) == (PLACE, "P102")
        assert problem.message == "this figure is too large to be read, even over several pages"
        assert problem.hint == "shorten its texts, or part it into figures of their own"
