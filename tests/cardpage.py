"""The page that each app makes around a side of a card, and what a person can see on it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from browser import Page


class App(StrEnum):
    """An app that shows cards."""

    DESKTOP = "desktop"
    ANDROID = "android"
    IPHONE = "iphone"
    IPAD = "ipad"


# On <html>, and on <body> by night, after the manual's chapter on styling and the sources of desktop and AnkiDroid.
_PLATFORM: Final = {
    App.DESKTOP: ("lin chrome", "nightMode night_mode"),
    App.ANDROID: ("mobile android linux js", "nightMode night_mode"),
    App.IPHONE: ("mobile iphone", "nightMode"),
    App.IPAD: ("mobile ipad", "nightMode"),
}
# What the apps' own style does to cards; it stands before the card's.
_GIVEN: Final = """
body { margin: 20px; overflow-wrap: break-word; }
hr { background-color: #ccc; margin: 1em; border: none; height: 1px; }
img { max-width: 100%; max-height: 95vh; }
li { text-align: start; }
.replay-button svg { width: 40px; height: 40px; }
"""
_SOUND: Final = re.compile(r"\[anki:play:[qa]:\d+\]")
_BUTTON: Final = (
    '<a class="replay-button soundLink" href="#" aria-label="speak"><svg viewBox="0 0 64 64">'
    '<circle cx="32" cy="32" r="29" fill="#fff" stroke="#414141"/>'
    '<path d="M56.5,32 24,12 24,52z" fill="#414141"/></svg></a>'
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page measures: see `SEEN` for how."""

    wide: int
    screen: int
    ground: float
    texts: tuple[dict[str, Any], ...]
    overlaps: tuple[tuple[str, str], ...]
    unseen: tuple[str, ...]


def page_html(side: str, app: App, *, night: bool) -> str:
    """The page around a side of a card as `anki` renders it."""
    system, dark = _PLATFORM[app]
    body = f"card card1 {dark}" if night else "card card1"
    whole = f"{system} night-mode" if night and app is App.DESKTOP else system
    qa = f'<div id="qa">{_SOUND.sub(_BUTTON, side)}</div>'
    return (
        f'<!doctype html><html lang="en" class="{whole}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_GIVEN}</style></head>"
        f'<body class="{body}">{qa}</body></html>'
    )


def show(page: Page, side: str, app: App, width: int, *, night: bool, scale: float = 1) -> Shown:
    """Show a side of a card in an app, and measure what is seen."""
    page.show(page_html(side, app, night=night), width, scale=scale, phone=app is not App.DESKTOP)
    seen = page.run(SEEN)
    overlaps = tuple((one, other) for one, other in seen["overlaps"])
    return Shown(seen["wide"], seen["screen"], seen["ground"], tuple(seen["texts"]), overlaps, tuple(seen["unseen"]))


SEEN: Final = r"""
(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const ground = element => {
    const behind = element.parentElement ? ground(element.parentElement) : [255, 255, 255, 1];
    return over(rgba(getComputedStyle(element).backgroundColor), behind);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [], boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('style')) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(r => r.width > 0.5 && r.height > 0.5);
    if (!rects.length) continue;
    const style = getComputedStyle(element), back = ground(element);
    const [dark, bright] = [light(over(rgba(style.color), back)), light(back)].sort((a, b) => a - b);
    texts.push({
      words: node.data.trim().slice(0, 60),
      size: parseFloat(style.fontSize),
      contrast: (bright + 0.05) / (dark + 0.05),
      left: Math.min(...rects.map(r => r.left)), right: Math.max(...rects.map(r => r.right)),
    });
    rects.forEach(r => boxes.push([node, r]));
  }
  const overlaps = [];
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [one, a] = boxes[i], [other, b] = boxes[j];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    // A line's box is higher than its letters: what counts is more than a third of the lower one.
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (one !== other && across > 1 && down > Math.min(a.height, b.height) / 3)
      overlaps.push([one.data.trim().slice(0, 40), other.data.trim().slice(0, 40)]);
  }
  const root = document.documentElement;
  const outside = box => box.left < 0 || box.right > root.clientWidth || box.width < 1;
  const lost = image => !image.naturalWidth || outside(image.getBoundingClientRect());
  const unseen = [...document.images].filter(lost).map(image => image.alt);
  const [wide, screen] = [root.scrollWidth, root.clientWidth];
  return {wide, screen, ground: light(ground(document.body)), texts, overlaps, unseen};
})()
"""
"""The width of the page and of the screen; how light the ground is, from 0 to 1; each run of text with its size,
its contrast after WCAG 2 and its edges; pairs of runs that lie upon each other; and pictures that cannot be seen
whole."""
