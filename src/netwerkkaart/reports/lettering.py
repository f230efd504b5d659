"""Letters on paper: which signs Lato has, how wide words are, and where lines break.

Widths come straight from the font's own table: measuring through reportlab costs more than drawing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from netwerkkaart.reports.map import fonts

REGULAR = "Lato"
BOLD = "Lato-Bold"

_INVISIBLE = {"Cc", "Cf", "Cs", "Mn", "Me"}
_LINES = re.compile(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_STANDS_FOR = {"\t": " ", "\u2011": "-", "\u2010": "-", "\u2212": "–", "\ufffd": "?", "\u25a1": "•", "\u00ad": ""}
_SYMBOL = "•"
_UNREADABLE = "?"


@dataclass(frozen=True)
class Style:
    """How a text is set: font, size, distance between lines, colour."""

    size: float
    leading: float
    colour: str
    bold: bool = False

    @property
    def font(self) -> str:
        """The name of the embedded font."""
        return BOLD if self.bold else REGULAR


@cache
def _glyphs(font: str) -> dict[int, Any]:
    from reportlab.pdfbase import pdfmetrics  # slow to import

    fonts()
    found: dict[int, Any] = pdfmetrics.getFont(font).face.charToGlyph
    return found


@cache
def _widths(font: str) -> dict[str, float]:
    from reportlab.pdfbase import pdfmetrics  # slow to import

    fonts()
    return {chr(code): wide / 1000 for code, wide in pdfmetrics.getFont(font).face.charWidths.items()}


@cache
def _sign(letter: str) -> str:
    """Return what stands for a letter that Lato may not have; empty for what can't be seen anyway."""
    if letter in _STANDS_FOR:
        return _STANDS_FOR[letter]
    kind = unicodedata.category(letter)
    if kind in _INVISIBLE:
        return ""
    if ord(letter) in _glyphs(REGULAR):
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if plain and plain != letter and all(ord(part) in _glyphs(REGULAR) for part in plain):
        return plain
    return _SYMBOL if kind[0] in "SC" else _UNREADABLE


def readable(text: str) -> str:
    """Return a text in signs that Lato has, so that no empty box is printed: an emoji becomes a dot.

    Line breaks stay; marks that can't be seen go; several unknown signs in a row become one.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", _LINES.sub("\n", text))
    signs = "".join("\n" if letter == "\n" else _sign(letter) for letter in composed)
    return re.sub(r"•{2,}", "•", re.sub(r"\?{3,}", "???", signs))


@lru_cache(maxsize=50_000)
def _word_width(word: str, font: str) -> float:
    widths = _widths(font)
    return sum(widths.get(letter, 0.6) for letter in word)


def width(text: str, style: Style) -> float:
    """Return how wide a line is, in points."""
    return _word_width(text, style.font) * style.size


def together(text: str) -> str:
    """Return a text that is never broken over lines, such as a date or a telephone number."""
    return text.replace(" ", "\u00a0")


def wrap(text: str, style: Style, room: float) -> list[str]:
    """Return the lines of a text within so many points; a word too long for a line is broken."""
    lines: list[str] = []
    for paragraph in readable(text).split("\n"):
        lines += _wrapped(paragraph, style, room / style.size)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _wrapped(paragraph: str, style: Style, room: float) -> list[str]:
    font = style.font
    space = _word_width(" ", font)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        if not word:
            continue
        wide = _word_width(word, font)
        if line and used + space + wide <= room:
            line.append(word)
            used += space + wide
            continue
        if line:
            lines.append(" ".join(line))
        *whole, word = _pieces(word, font, room) if wide > room else [word]  # noqa: PLW2901 - its last piece goes on
        lines += whole
        line, used = [word], _word_width(word, font)
    lines.append(" ".join(line))
    return lines


_BREAKS_AFTER = "-/@._"


def _pieces(word: str, font: str, room: float) -> list[str]:
    """Break a word that is wider than a line, after a hyphen or slash where there is one."""
    widths = _widths(font)
    pieces = []
    start, used, good = 0, 0.0, 0
    for place, letter in enumerate(word):
        wide = widths.get(letter, 0.6)
        if used + wide > room and place > start:
            end = good if good > start + (place - start) // 2 else place
            pieces.append(word[start:end])
            used = _word_width(word[end:place], font)
            start = end
        used += wide
        if letter in _BREAKS_AFTER:
            good = place + 1
    return [*pieces, word[start:]]


def shorten(text: str, style: Style, room: float) -> str:
    """Return a text on one line; what does not fit ends in an ellipsis."""
    line = " ".join(readable(text).split())
    if width(line, style) <= room:
        return line
    while line and width(line + "…", style) > room:
        line = line[:-1]
    return line.rstrip() + "…"
