"""Lato in the few weights the window needs, loaded when first asked for."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from netwerkkaart.look import BODY

_FAMILY = "Lato"
_FILES = {"regular": "Lato-Regular.ttf", "strong": "Lato-SemiBold.ttf", "italic": "Lato-Italic.ttf"}


@cache
def _load(which: str) -> str:
    import fontpkg_lato

    path = Path(fontpkg_lato.ROOT) / "files" / _FILES[which]
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return _FAMILY if _FAMILY in families else ""


def font(size: int = BODY, *, strong: bool = False, italic: bool = False, tabular: bool = False) -> QFont:
    """Return Lato at one of the four text sizes (pixels); ``tabular`` makes figures equally wide."""
    return QFont(_font(size, strong=strong, italic=italic, tabular=tabular))


@cache
def _font(size: int, *, strong: bool, italic: bool, tabular: bool) -> QFont:
    family = _load("regular")
    _load("strong")  # the style sheet asks for it by weight, without passing here
    if italic:
        _load("italic")
    made = QFont(family) if family else QFont()
    made.setPixelSize(size)
    made.setItalic(italic)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def elide(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the text, shortened with an ellipsis at the end where it is wider than ``width`` pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrap(text: str, metrics: QFontMetrics, width: int, most: int) -> tuple[str, ...]:
    """Return the text in at most so many lines of ``width`` pixels; where there was more, the last ends in an ellipsis.

    Empty lines are left out; a word that is too long for a line is shortened.
    """
    words = [word for part in text.splitlines() if part.strip() for word in (*part.split(), "\n")][:-1]
    space, at = metrics.horizontalAdvance(" "), 0
    lines: list[str] = []
    while at < len(words) and len(lines) < most:
        first, used = at, 0
        while at < len(words) and words[at] != "\n":
            used += metrics.horizontalAdvance(words[at]) + (space if at > first else 0)
            if at > first and used > width:
                break
            at += 1
        last = at
        if len(lines) == most - 1 and at < len(words):
            last = words.index("\n", first) if "\n" in words[first:] else len(words)
        more = "…" if len(lines) == most - 1 and last < len(words) else ""
        lines.append(elide(" ".join(words[first:last]) + more, metrics, width))
        at += at < len(words) and words[at] == "\n"
    return tuple(lines)
