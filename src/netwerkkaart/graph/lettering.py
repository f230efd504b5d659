"""How names are written on the map: cleaned, shortened, wrapped, and how wide they are in Lato."""

import unicodedata
from functools import lru_cache

SMALL, LARGE = 11.0, 13.0
"""Text of people and of schools, at 100%."""
LEADING = 1.25
LONGEST = 34
_MOST = 400

_REGULAR = (
    "256 269 370 580 580 801 712 204 267 267 425 580 227 371 236 452 580 580 580 580 580 580 580 580 580 580 250 261 "
    "580 580 580 447 836 677 646 668 760 577 565 730 763 280 422 662 513 928 763 800 600 800 626 542 590 735 677 1035 "
    "649 624 602 306 452 306 580 459 400 497 560 477 560 528 350 520 558 240 240 508 236 822 558 567 560 560 364 433 "
    "358 557 516 785 498 515 452 301 250 301 580"
)
_ADVANCES = tuple(int(part) / 1000 for part in _REGULAR.split())
_BOLDER = 1.035
_OTHER = 1.05
_AS_WIDE = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
"""Letters that come apart into no plain one, by the one that is as wide."""


def tidy(text: str) -> str:
    """Return the text on one line without what neither paper nor XML can hold; a very long one ends in "…"."""
    if len(text) <= _MOST and text.isprintable():
        return " ".join(text.split())
    if len(text) > _MOST:
        text = text[: _MOST - 1] + "…"
    kept = (one if one.isprintable() else " " for one in text if not 0xD800 <= ord(one) <= 0xDFFF)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=20_000)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in Lato, a little rounded up; kerning is left out, so it never is too narrow."""
    total = 0.0
    for one in text:
        code = ord(one)
        if code > 126:
            code = ord(unicodedata.normalize("NFD", one.translate(_AS_WIDE))[0])
        total += _ADVANCES[code - 32] if 32 <= code <= 126 else _OTHER
    return total * size * (_BOLDER if bold else 1.0) + 0.5


def shorten(text: str, longest: int = LONGEST) -> str:
    """Return the text, cut with an ellipsis where it is longer than a name may be."""
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ,.-") + "…"


def wrap(text: str, longest: int = 22) -> tuple[str, ...]:
    """Return the text on one line or on two of about the same length, cut if two lines do not hold it."""
    text = shorten(text, 2 * longest + 6)
    if len(text) <= longest or " " not in text:
        return (shorten(text),)
    gaps = [at for at, one in enumerate(text) if one == " "]
    best = min(gaps, key=lambda at: (max(at, len(text) - at - 1), at))
    return (shorten(text[:best]), shorten(text[best + 1 :]))


def cut(text: str, room: float, size: float) -> str:
    """Return the text, cut with an ellipsis where there is no room for it."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,.-") + "…"
