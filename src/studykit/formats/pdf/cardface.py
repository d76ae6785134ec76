"""The two sides of a card, set in coordinates of their own whose origin is the card's bottom left corner."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf.cardstyle import CardStyle
from studykit.formats.pdf.copies import Copy
from studykit.formats.pdf.fitting import LEADING, Fit, fit
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.inks import Inks
from studykit.formats.pdf.passages import Passage, Path, Step, passages
from studykit.formats.pdf.style import DEPTH, INK, NORMAL, Colour, fill, stroke
from studykit.formats.pdf.suite import LABEL, SANS, SERIF, Fonts, Suite
from studykit.model.document import Block, Paragraph
from studykit.model.sheet import Sheet, SheetCard
from studykit.model.text import Plain, Text, plain

SEPARATOR = " · "


class Part(Struct, frozen=True):
    """Operators that show a text, and the elements it stands in, outermost first; an artifact has none."""

    path: Path
    operators: str


class Face(Struct, frozen=True):
    """The sides of the cards of one sheet; `width` and `height` are those of a side."""

    style: CardStyle
    inks: Inks
    width: float
    height: float
    serif: Suite
    sans: Suite
    label: Suite
    heads: "tuple[Band, Band]"

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.style.pad

    def front(self, card: SheetCard) -> list[Part] | None:
        """The question; None when it does not fit."""
        head, style = self.heads[0], self.style
        top = head.bottom - style.band_gap
        copies = self._copies(card.front, self.serif)
        found = fit(copies, self.measure, top - style.pad, style.sizes)
        if found is None:
            return None
        return [
            *head.parts(card.number, spoken=True),
            *self._set(copies, found, _above_middle(top, style.pad, found.height)),
        ]

    def back(self, card: SheetCard, status: Text) -> list[Part] | None:
        """The answer, what explains it, and what it rests on; None when they do not fit."""
        head, style = self.heads[1], self.style
        feet = [self._small(text) for text in (_joined(card.mark, status, card.sources),) if text]
        foot = fit(feet, self.measure, self.height, (style.small,), style.leading)
        if foot is None:
            return None
        top = style.pad + foot.height
        body = self._answer(card, head.bottom - style.band_gap, top + style.band_gap)
        if body is None:
            return None
        under = self._set(feet, foot, top, style.leading, self.inks.quiet)
        return [*head.parts(card.number, spoken=False), *body, *under]

    def _answer(self, card: SheetCard, top: float, bottom: float) -> list[Part] | None:
        style = self.style
        main, extra = self._copies(card.back, self.serif), self._copies(card.extra, self.sans)
        if not extra:
            found = fit(main, self.measure, top - bottom, style.sizes)
            return None if found is None else self._set(main, found, _above_middle(top, bottom, found.height))
        for size in style.extras:
            below = fit(extra, self.measure, top - bottom, (size,), style.dense)
            if below is None:
                continue
            least = style.floor if size == style.extras[-1] else size * style.contrast
            sizes = [each for each in style.sizes if each >= least]
            taken = style.part_gap + below.height
            above = fit(main, self.measure, top - bottom - taken, sizes)
            if above is not None:
                start = _above_middle(top, bottom, above.height + taken)
                under = self._set(extra, below, start - above.height - style.part_gap, style.dense)
                return [*self._set(main, above, start), *under]
        return None

    def _copies(self, blocks: tuple[Block, ...], suite: Suite) -> list[Copy]:
        return [Copy(passage, suite) for passage in passages(blocks)]

    def _small(self, text: Text) -> Copy:
        return Copy(Passage(text, (Step("P"),), gap=0.0), self.sans)

    def _set(
        self, copies: Sequence[Copy], found: Fit, top: float, em: float = LEADING, colour: Colour = INK
    ) -> list[Part]:
        parts: list[Part] = []
        size, y = found.size, top
        leading = em * size
        drop = leading / 2 + size * (0.5 - DEPTH)
        for at, (copy, stops) in enumerate(zip(copies, found.stops, strict=True)):
            passage = copy.passage
            y -= passage.gap * size if at else 0.0
            x, baseline = self.style.pad + passage.indent * size, y - drop
            if passage.label:
                parts.append(Part(passage.label_path, self._label(copy, size, x, baseline)))
            if stops:
                shown = f"BT {leading:g} TL 1 0 0 1 {x:.2f} {baseline:.2f} Tm {copy.shown(stops, size)} ET"
                parts.append(Part(passage.path, _painted(shown, colour)))
            y -= max(len(stops), 1) * leading
        return parts

    def _label(self, copy: Copy, size: float, x: float, baseline: float) -> str:
        label = _said(copy.passage.label, self.label)
        left = x - (label.width(0, 1) + 0.4) * size
        return f"BT 1 0 0 1 {left:.2f} {baseline:.2f} Tm {label.shown([1], size)} ET"


class Band(Struct, frozen=True):
    """What stands at the top of both sides: topic and flag, edition and number. `bottom` is where it ends.

    `number` is what shows a number, but for where it begins and its codes.
    """

    bottom: float
    right: float
    furniture: str
    numbers: Font
    size: float
    number: tuple[str, str, str]

    def parts(self, number: int, *, spoken: bool) -> list[Part]:
        """The band of a card. A screen reader is told the number once, and topic and edition by the document."""
        font, said = self.numbers, str(number)
        x = self.right - (font[said] - font.space) * self.size
        before, between, after = self.number
        shown = f"{before}{x:.2f}{between}{font.texts[said]}{after}"
        if spoken:
            return [Part((), self.furniture), Part((Step("P"),), shown)]
        return [Part((), f"{self.furniture} {shown}")]


def face(sheet: Sheet, style: CardStyle, inks: Inks, size: tuple[float, float], document: object) -> Face | None:
    """The face of a sheet's cards, on sides of that width and height; None when not even its topic fits."""
    # At size 1: fitting multiplies.
    large, small = (Fonts(document, replace(NORMAL, label=0.0, code=code)) for code in (style.code, 1.0))
    serif, sans, label = Suite(large, SERIF, 1.0), Suite(small, SANS, 1.0), Suite(small, LABEL, 1.0)
    # The back says in a sentence what the flag says in a word.
    front, back = (_band(sheet, flag, style, inks, size, label, sans) for flag in (sheet.flag, ""))
    blocks = (block for card in sheet.cards for block in (*card.front, *card.back))
    serif.learn(block.text for block in blocks if isinstance(block, Paragraph))
    sans.learn(card.sources for card in sheet.cards)
    label.regular.learn([str(card.number) for card in sheet.cards])
    if front is None or back is None:
        return None
    return Face(style, inks, *size, serif, sans, label, (front, back))


def _band(
    sheet: Sheet, flag: str, style: CardStyle, inks: Inks, size: tuple[float, float], label: Suite, sans: Suite
) -> Band | None:
    width, height = size
    small = style.small
    widest = _said("8" * len(str(len(sheet.cards))), label)
    edition = _said(sheet.edition, sans)
    right = width - style.pad
    numbers = widest.width(0, 1) * small
    edge = right - numbers - (style.column_gap if sheet.edition else 0.0)
    edition_width = edition.width(0, edition.count) * small if sheet.edition else 0.0
    title = SEPARATOR.join(filter(None, (plain(sheet.title), flag)))
    topic = _said(title, label)
    measure = edge - edition_width - style.column_gap - style.pad
    if topic.longest * small > measure:
        return None
    stops = topic.balanced(measure / small)
    leading = style.leading * small
    baseline = height - style.pad - small * (1 - DEPTH)
    bottom = baseline - (len(stops) - 1) * leading - small * DEPTH - style.band_gap
    begin = f"BT {leading:g} TL 1 0 0 1 {style.pad:.2f} {baseline:.2f} Tm"
    shown = [_painted(f"{begin} {topic.shown(stops, small)} ET", inks.accent)]
    if sheet.edition:
        x = edge - edition_width
        line = f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm {edition.shown([edition.count], small)} ET"
        shown.append(_painted(line, inks.quiet))
    rule = f"{style.pad:.2f} {bottom:.2f} m {right:.2f} {bottom:.2f} l S"
    shown.append(f"q {stroke(inks.hair)} {style.rule * inks.rules:g} w {rule} Q")
    select = label.regular.selected(small)
    number = _painted(f"BT 1 0 0 1 \0 {baseline:.2f} Tm {select}[(\0)]TJ ET", inks.accent)
    before, between, after = number.split("\0")
    return Band(bottom, right, " ".join(shown), label.regular, small, (before, between, after))


def _above_middle(top: float, bottom: float, height: float) -> float:
    """Where a text begins so that it stands in the middle of the room, or rather above it."""
    return top - (top - bottom - height) * 0.45


def _said(words: str, suite: Suite) -> Copy:
    return Copy(Passage((Plain(words),), (Step("P"),), gap=0.0), suite)


def _joined(*texts: Text) -> Text:
    """The texts that are not empty, with a space between them."""
    spaced = [inline for text in texts if text for inline in (Plain(" "), *text)]
    return tuple(spaced[1:])


def _painted(shown: str, colour: Colour) -> str:
    return shown if colour == INK else f"{fill(colour)} {shown} {fill(INK)}"
