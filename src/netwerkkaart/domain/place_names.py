"""Dutch place names and postcodes: from DUO's spelling to how people write them, and folded for comparing."""

import re
from functools import lru_cache
from typing import Final

from netwerkkaart.domain.names import fold

_SMALL_WORDS: Final = "aan aan't ad bij ca de den der en gem het in onder op over te ten ter tot van 't 's"
"""Words written small inside a name: *Alphen aan den Rijn*, *Nuenen ca*, *Beek gem Montferland*."""

_SMALL: Final = frozenset(_SMALL_WORDS.split())

_PROVINCES: Final = {
    "gld": "Gld",
    "lb": "Lb",
    "nb": "NB",
    "nh": "NH",
    "zh": "ZH",
    "ov": "Ov",
    "gn": "Gn",
    "fr": "Fr",
    "ut": "Ut",
    "dr": "Dr",
}
_WITHOUT_APOSTROPHE: Final = re.compile(r"'?s[ -](?=graven|heer|hertogen)", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=8192)
def place_name(text: str) -> str:
    """Return a place or municipality as people write it: ``'S-GRAVENHAGE`` becomes ``'s-Gravenhage``.

    A name that is not all capitals is left alone. Accents that DUO leaves out stay out (*Sudwest-Fryslan*).
    """
    if text != text.upper():
        return text
    words = _WITHOUT_APOSTROPHE.sub("'s-", text.lower(), count=1).split()
    return " ".join(_word(word, words[place - 1] if place else "") for place, word in enumerate(words))


def _word(word: str, before: str) -> str:
    """Return one word of a name, knowing the word before it (empty for the first)."""
    if before and word in _PROVINCES:
        return _PROVINCES[word]
    opens = not before or before.rstrip(".") == "gem"  # *Alteveer gem De Wolden*: another name starts
    if word.rstrip(".") in _SMALL:
        return word if word.startswith("'") or not opens else _capital(word)
    return "-".join(_part(part, place) for place, part in enumerate(word.split("-")))


def _part(part: str, place: int) -> str:
    """Return one part of a hyphened word: *Wehe-den*, but *Reusel-De*, and never a capital in *'s-*."""
    if part in {"'s", "'t"} or (place and part != "de" and part in _SMALL):
        return part
    return _capital(part)


def _capital(part: str) -> str:
    """Return a part with its first letter large, *IJ* as one letter; *2e* stays small."""
    first = _FIRST_LETTER.search(part)
    if first is None or part[: first.start()].isdigit():
        return part
    length = 2 if part.startswith("ij", first.start()) else 1
    end = first.start() + length
    return part[:end].upper() + part[end:]


def same_place(text: str) -> str:
    """Return a place name for comparing: ``'s-Gravenhage`` and ``S GRAVENHAGE`` come out alike."""
    return fold(text).replace(" ", "")


def postcode(text: str) -> str:
    """Return a postcode as ``7415 ES``; what is no Dutch postcode stays as it is."""
    found = _POSTCODE.fullmatch(text.strip())
    return f"{found[1]} {found[2].upper()}" if found else text
