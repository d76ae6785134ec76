"""Decks for the tests: small, but with every kind of card and block."""

from msgspec.structs import replace

from studykit.model.card import Card, ChoiceCard, ClozeCard, Option, RecallCard
from studykit.model.deck import Deck, Lesson, Note
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    ItemList,
    Paragraph,
    Table,
    Tone,
    words,
)
from studykit.model.source import Provenance, Source
from studykit.model.text import Citation, Code, Emphasis, Gap, Link, Plain, Standing, Strong, Text

E1 = 1_790_000_000
E2 = E1 + 20 * 86_400
E3 = E2 + 5 * 86_400

USC = Source(
    "usc-5-2108",
    "5 U.S.C. § 2108, Veteran; disabled veteran; preference eligible",
    "U.S. Code",
    "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section2108&num=0",
    "2016-10-07",
    Standing.OFFICIAL,
)
UNION = Source("union", "Veterans’ guide", "A union", "https://union.example/guide", "n.d.", Standing.SECONDARY)
OFFICIAL = Provenance((Citation("usc-5-2108", "(3)(C)"),), Standing.OFFICIAL)
SECONDARY = Provenance((Citation("union"),), Standing.SECONDARY)
DOUBTED = Provenance((Citation("usc-5-2108"),), Standing.UNVERIFIED, words("The proof was not seen on the form."))


def said(*parts: str | Text) -> tuple[Block, ...]:
    """Paragraphs."""
    return tuple(Paragraph(words(part) if isinstance(part, str) else part) for part in parts)


def recall(key: str, front: str, back: str, reverse: str = "", provenance: Provenance = OFFICIAL) -> RecallCard:
    return RecallCard(
        key, said(front), said(back), provenance, words(key.rsplit("/")[-2].upper()), said(reverse) if reverse else ()
    )


CODES = (
    recall("vet/codes/cp/points", "How many points does CP add?", "10 points", reverse="Which code adds 10 to 20?"),
    recall("vet/codes/tp/points", "How many points does TP add?", "5 points", reverse="Which code adds 5?"),
    recall("vet/codes/xp/points", "How many points does XP add?", "10 points", provenance=SECONDARY),
)
CLOZE = ClozeCard(
    "vet/sentences/two",
    (
        Plain("Code "),
        Gap(1, (Strong((Plain("TP"),)),)),
        Plain(" adds "),
        Gap(3, words("5"), "how many"),
        Plain(" points "),
        Citation("union", "p. 2"),
        Plain("."),
    ),
    OFFICIAL,
    said("By statute."),
)
CHOICE = ChoiceCard(
    "vet/cases/purple-heart",
    said("A Purple Heart recipient has no VA rating.", "Which code may be claimed?"),
    (
        Option(words("XP"), True),
        Option(words("CP"), False, words("CP needs a compensable rating of 10 or 20 percent.")),
        Option(words("No preference"), False, words("The Purple Heart itself is a basis.")),
    ),
    DOUBTED,
    said("The Purple Heart without a compensable rating gives XP."),
)
RICH = RecallCard(
    "vet/claim/proof",
    said((Plain("What goes with "), Code("SF-15"), Plain("?"))),
    (
        ItemList((said("the letter that states the rating"), said("the form"))),
        ItemList((said("first"), said("second")), ordered=True),
        DefinitionList((Definition(words("TP"), said("5 points")),)),
        Table(
            (Column(words("Code"), header=True), Column(words("Points"), Align.END), Column(words("Name"))),
            (
                (words("CP"), words("10"), words("compensable disability of at least 10 and less than 30 percent")),
                (words("TP"), words("5"), words("preference-for-service-in-a-campaign-with-a-very-long-word")),
            ),
            words("The codes"),
        ),
        Callout(Tone.CAUTION, (), said("Without it the claim counts as 5 points.")),
        Callout(Tone.NOTE, words("Note."), said("Add it at once.")),
    ),
    OFFICIAL,
    extra=said(
        (
            Plain("See "),
            Link(words("the form’s page"), "https://www.opm.gov/forms/pdf_fill/SF15.pdf"),
            Plain(" or "),
            Link(words("the codes"), "#codes"),
            Plain(", "),
            Emphasis(words("passim")),
            Plain("."),
        )
    ),
)


def lesson(name: str, topic: str, *cards: Card, status: str = "", kit: str = "Studies") -> Lesson:
    title = words(topic.title())
    tags = (f"{topic}::fact", "good to know")
    notes = tuple(Note(card, tags) for card in cards)
    return Lesson(topic, f"{kit}::{name}", title, words("Edition 2026.1 <b>"), words(status) if status else (), notes)


def deck(*lessons: Lesson, kit: str = "fed", name: str = "Studies") -> Deck:
    return Deck(kit, name, words("All & everything."), lessons, (USC, UNION))


VETERANS = lesson("01 Veterans", "veterans", *CODES, CLOZE, CHOICE, RICH)
OLD = lesson(
    "02 ECQs",
    "ecqs",
    recall("ecqs/list/lc/name", "What is LC?", "Leading Change"),
    status="Superseded since 2026-01-01",
)
CARDS: tuple[Card, ...] = (*CODES, CLOZE, CHOICE, RICH)
KIT = deck(VETERANS, OLD)


def with_cards(old: Deck, *cards: Card) -> Deck:
    """The deck with other cards in its first lesson."""
    first, *rest = old.lessons
    notes = tuple(Note(card, first.notes[0].tags) for card in cards)
    return replace(old, lessons=(replace(first, notes=notes), *rest))
