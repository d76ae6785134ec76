"""Cards as they are seen: drawn by Chromium on screens of several widths, by day and by night, and measured."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from apkg.decks import KIT, OFFICIAL, RICH, deck, lesson, said
from browser import Page, absent, browser
from cardpage import App, Shown, page_html, show
from learner import learner
from studykit.assemble.deck import deck as whole_deck
from studykit.checker import check, shipped_content
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.stamps import fixed_stamps
from studykit.model.card import ChoiceCard, Option, RecallCard
from studykit.model.document import Column, ItemList, Table, words
from studykit.model.text import Code

pytestmark = pytest.mark.skipif(bool(absent()), reason=absent() or "there is a Chromium")

SCREENS = [(App.IPHONE, 320), (App.ANDROID, 390), (App.IPAD, 820), (App.DESKTOP, 1280)]
SMALLEST, CONTRAST = 16, 4.5
NOW = 1_790_000_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """A card as Anki renders it."""

    item: str
    ordinal: int
    type: str
    front: str
    back: str

    @property
    def words(self) -> str:
        return re.sub(r"<[^>]*>", " ", self.content)

    @property
    def content(self) -> str:
        return self.back.partition("</style>")[2]

    def has(self, *parts: str) -> bool:
        return all(part in self.content for part in parts)


def longest_word(card: Rendered) -> int:
    return max(map(len, card.words.split()))


# From the kit that ships: the first card of which this holds, or the one that has most of it.
FIRST: dict[str, Callable[[Rendered], bool]] = {
    "ordinary": lambda card: card.type == "StudyKit Basic",
    "reverse": lambda card: card.type == "StudyKit Basic" and card.ordinal == 1,
    "numbered list": lambda card: card.has("<ol><li>"),
    "cloze": lambda card: card.type == "StudyKit Cloze",
    "choice": lambda card: card.type == "StudyKit Choice" and card.has('class="reasons"'),
    "superseded": lambda card: card.has('class="status"', "Superseded"),
    "unverified": lambda card: card.has('class="mark">Unverified'),
    "secondary": lambda card: card.has('class="mark">Secondary'),
    "compared": lambda card: card.has("<li><b>"),
    "picture": lambda card: card.has("<img src="),
}
MOST: dict[str, Callable[[Rendered], int]] = {
    "longest": lambda card: len(card.words),
    "longest word": longest_word,
    "longest list": lambda card: card.content.count("<li"),
}

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
STRAIN = (
    RecallCard(
        "t/strain/list/all",
        said(LONG, (Code("/usr/share/" + "x" * 90),)),
        (
            ItemList(tuple(said(f"member {number} {LONG[: number * 3]}") for number in range(40)), ordered=True),
            Table(
                tuple(Column(words(name)) for name in ("Code", "Who may claim it", "Points", "Documents")),
                (tuple(words(text) for text in ("CPS", f"with {LONG}", "10", "SF-15, the letter of the rating")),) * 5,
                words("A table"),
            ),
        ),
        OFFICIAL,
        extra=said(LONG),
    ),
    ChoiceCard(
        "t/strain/choice",
        said(LONG),
        tuple(Option(words(f"{LONG}{number}"), right=number == 0, why=words(LONG)) for number in range(5)),
        OFFICIAL,
    ),
)
MADE = {"rich": RICH.key, "strained list": STRAIN[0].key, "strained choice": STRAIN[1].key}


@pytest.fixture(scope="module")
def cards() -> dict[str, Rendered]:
    """The cards to look at, by what they are examples of."""
    kit = check(shipped_content()).kit
    assert kit is not None
    shipped = rendered(write_deck(whole_deck(kit), stamp=fixed_stamps(NOW)))
    strained = lesson("03 Strain", LONG, *STRAIN, status=f"Superseded {LONG}")
    made = rendered(write_deck(deck(*KIT.lessons, strained), stamp=fixed_stamps(NOW)))
    return {
        **{name: next(card for card in shipped if holds(card)) for name, holds in FIRST.items()},
        **{name: max(shipped, key=size) for name, size in MOST.items()},
        **{name: next(card for card in made if card.item == key) for name, key in MADE.items()},
    }


def rendered(package: bytes) -> list[Rendered]:
    with learner() as one:
        one.take(package)
        cards = [one.col.get_card(number) for number in one.col.find_cards("")]
        return [
            Rendered(
                card.note()["Item"],
                card.ord,
                card.note_type()["name"],
                with_media(card.question(), Path(one.col.media.dir())),
                with_media(card.answer(), Path(one.col.media.dir())),
            )
            for card in cards
        ]


def with_media(html: str, folder: Path) -> str:
    """The side of a card with its pictures inside: all of them are SVG files of the learner's media folder."""

    def inside(match: re.Match[str]) -> str:
        return f'<img src="data:image/svg+xml;base64,{b64encode((folder / match[1]).read_bytes()).decode()}"'

    return re.sub(r'<img src="([^":/]+\.svg)"', inside, html)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as running:
        yield Page(running)


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(("app", "width"), SCREENS, ids=[f"{app}-{width}" for app, width in SCREENS])
@pytest.mark.parametrize("name", [*FIRST, *MOST, *MADE])
def test_a_card_can_be_read(page, cards, tmp_path, name, app, width, night):
    card = cards[name]
    for side, html in {"front": card.front, "back": card.back}.items():
        seen = show(page, html, app, width, night=night)
        (tmp_path / f"{side}.png").write_bytes(page.picture())
        assert faults(seen, night=night) == [], f"{card.item}, {side}: see {tmp_path}"


def faults(seen: Shown, *, night: bool) -> list[str]:
    """What is wrong with a page, in words; nothing when all is well."""
    return [
        *([f"it is {seen.wide} wide, the screen {seen.screen}"] if seen.wide > seen.screen else []),
        *([f"the ground is {seen.ground:.2f} light"] if (seen.ground < 0.5) != night else []),
        *([] if seen.texts else ["nothing is to be read"]),
        *(f"`{text['words']}` leaves the screen" for text in seen.texts if not within(text, seen.screen)),
        *(f"`{text['words']}` is {text['size']} px high" for text in seen.texts if text["size"] < SMALLEST),
        *(
            f"`{text['words']}` has contrast {text['contrast']:.2f}"
            for text in seen.texts
            if text["contrast"] < CONTRAST
        ),
        *(f"`{one}` lies upon `{other}`" for one, other in seen.overlaps),
        *(f"the picture of `{alt[:40]}` is not seen whole" for alt in seen.unseen),
    ]


def within(text, screen: int) -> bool:
    return text["left"] >= 0 and text["right"] <= screen


@pytest.mark.parametrize(("name", "mark"), [("superseded", "Superseded"), ("unverified", "Unverified")])
def test_a_mark_is_seen(page, cards, name, mark):
    card = cards[name]
    back = show(page, card.back, App.IPHONE, 320, night=True)
    assert any(text["words"].startswith(mark) for text in back.texts)
    front = show(page, card.front, App.IPHONE, 320, night=True)
    assert any(text["words"].startswith(mark) for text in front.texts) == (name == "superseded")


def test_nothing_on_a_card_runs(cards):
    for card in cards.values():
        assert not re.search(r"<script|\son\w+=|javascript:", card.front + card.back)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<div style="width: 500px">wide</div>', "it is 500 wide, the screen 320"),
        ('<p style="font-size: 12px">small</p>', "`small` is 12 px high"),
        ('<p style="color: #999">pale</p>', "`pale` has contrast 2.85"),
        ('<p style="color: #0006">pale</p>', "`pale` has contrast 2.85"),
        ('<p style="margin: 0">one</p><p style="margin: -1.2em 0 0">other</p>', "`one` lies upon `other`"),
        ('<p style="position: absolute; left: -30px">out</p>', "`out` leaves the screen"),
        ('<p>here</p><img src="gone.png" alt="a tree">', "the picture of `a tree` is not seen whole"),
    ],
)
def test_what_is_wrong_is_found(page, html, fault):
    seen = show(page, f"<style>body {{ margin: 0; font: 20px sans-serif }}</style>{html}", App.IPHONE, 320, night=False)
    assert faults(seen, night=False) == [fault]


def test_a_page_without_a_night_is_found(page):
    seen = show(page, "<p>light</p>", App.IPHONE, 320, night=True)
    assert faults(seen, night=True) == ["the ground is 1.00 light"]


def test_the_page_of_every_app_says_what_it_is_and_whether_it_is_night():
    for app in App:
        assert "nightMode" in page_html("", app, night=True)
        assert "night" not in page_html("", app, night=False).partition("<body")[2]
