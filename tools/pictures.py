"""The pictures of the README, made anew from the kit that ships: `.venv/bin/python tools/pictures.py`.

It needs what the tests need, and a Chromium. The same content gives the same pictures but for what Chromium changes.
"""

import base64
import io
import sys
import tempfile
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import Page, browser  # noqa: E402
from cardpage import App, page_html  # noqa: E402
from learner import learner  # noqa: E402
from studykit.checker import shipped_content  # noqa: E402
from studykit.compiler import BuildRequest, build  # noqa: E402

IMAGES: Final = ROOT / "docs" / "images"
FONTS: Final = ROOT / "src" / "studykit" / "formats" / "pdf" / "fonts"
TOPIC: Final = "veterans-preference"
SHOWN: Final = "How many percent?"
CARD: Final = "veterans-preference/which-code/purple-heart"
NOW: Final = 1_795_219_200
SCREEN: Final = 390
FRAME, GAP = 2, 24
LINE: Final = (190, 194, 201)
COLOURS: Final = 64


def main() -> None:
    """Write all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        build(BuildRequest(shipped_content(), output, now=NOW), print)
        guide = pypdfium2.PdfDocument(output / f"guides/{TOPIC}.pdf")
        save("guide", beside([page_picture(guide, 0), page_picture(guide, last_page_with(guide, SHOWN))]))
        save("sheet", beside([page_picture(pypdfium2.PdfDocument(output / f"cards/{TOPIC}.pdf"), 0)]))
        save("quiz", beside([page_picture(pypdfium2.PdfDocument(output / f"quizzes/{TOPIC}.pdf"), 0)]))
        save("card", beside(card_pictures((output / f"anki/{TOPIC}.apkg").read_bytes())))


def page_picture(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """A page of a PDF, by its number from 0."""
    return document[number].render(scale=1.4).to_pil().convert("RGB")


def last_page_with(document: pypdfium2.PdfDocument, words: str) -> int:
    """The number of the last page that has the words; ValueError when none has."""
    return max(
        number
        for number in range(len(document))
        if words in " ".join(document[number].get_textpage().get_text_bounded().split())
    )


def card_pictures(package: bytes) -> list[Image.Image]:
    """The back of the card by day and by night, as high as the higher of the two."""
    with learner() as one, browser() as running:
        one.take(package)
        side, page = one.card(CARD).answer(), Page(running)
        return [card_picture(page, side, night=night) for night in (False, True)]


def card_picture(page: Page, side: str, *, night: bool) -> Image.Image:
    """The side of a card on a phone, in a font that does not depend on this machine."""
    html = page_html(side.replace("system-ui", '"Source Sans 3"'), App.IPHONE, night=night)
    page.show(html.replace("<style>", f"<style>{font_faces()}", 1), SCREEN, 100, scale=2, phone=True)
    return Image.open(io.BytesIO(page.picture())).convert("RGB")


def font_faces() -> str:
    """The font of the handouts, for a page."""
    files = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-Semibold.ttf", 700: "SourceSans3-Bold.ttf"}
    return "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight};'
        f" src: url(data:font/ttf;base64,{base64.b64encode((FONTS / name).read_bytes()).decode()}); }}"
        for weight, name in files.items()
    )


def beside(pictures: list[Image.Image]) -> Image.Image:
    """The pictures side by side, each in a thin frame, on nothing."""
    framed = [ImageOps.expand(picture, FRAME, LINE) for picture in pictures]
    width = sum(picture.width for picture in framed) + GAP * (len(framed) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in framed)), "white")
    left = 0
    for picture in framed:
        whole.paste(picture, (left, 0))
        left += picture.width + GAP
    return whole


def save(name: str, picture: Image.Image) -> None:
    """Write a picture with as few colours as it can do with."""
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
