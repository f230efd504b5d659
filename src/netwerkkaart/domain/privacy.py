"""The text check: does a note seem to hold information about a pupil? It warns, never blocks, and keeps nothing.

It looks for words about a pupil's life, a class code beside a name, a date of birth, and a BSN. It reads each text
once, in a time that grows with its length only.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

WORDS: Final = (
    "leerling",
    "jongen van",
    "meisje uit",
    "moeder van",
    "vader van",
    "thuissituatie",
    "mishandel…",
    "misbruik",
    "ADHD",
    "autis…",
    "depress…",
    "zelfmoord",
    "schulden",
    "geloof",
    "asiel",
)
"""What is looked for, whatever its case and accents; the ellipsis stands for any ending."""

KEEP_CONTACT_MONTHS: Final = 24
"""When removal of a contact is proposed, in months after leaving; the organisation can set its own."""
CHECK_CONTACT_MONTHS: Final = 18
"""When a contact nobody saw asks "nog nodig?"; the organisation can set its own."""
OLD_NOTE_MONTHS: Final = 24
"""From what age a note asks whether it is still needed."""
INFORM_CONTACT_DAYS: Final = 30
"""Within how many days a new contact is told that we keep this (art. 14)."""

_YOUNGEST: Final = 4  # years old: who goes to school
_OLDEST: Final = 100
_ASSUMED_TODAY: Final = date(2026, 8, 1)  # only for telling a date of birth from a date of work

_LETTER_BEFORE = r"(?<![^\W_])"
_LETTER_AFTER = r"(?![^\W_])"
_CLASS = re.compile(r"\b[1-6][A-Z]{1,2}\b")
_LINK = r"(?:(?:uit|van|in|de|het|klas|groep)\s{1,3}){0,3}"
_NAME = r"([^\W\d_][^\W\d_'’\-]*(?:['’\-][^\W\d_]+){0,3})"
_NAME_BEFORE = re.compile(rf"{_LETTER_BEFORE}{_NAME}[\s,(:]{{1,3}}{_LINK}\(?\Z")
_NAME_AFTER = re.compile(rf"[\s,):]{{1,3}}{_NAME}")
_REACH = 60  # characters on each side of a class code
_WORDS_WITH_CAPITALS = """
aan afdeling alle als bij brugklas daar dan dat de deze die dit docent docenten door een en er groep groepen havo
hebben het hier hun ik in is isk klas klassen leerjaar leerkracht les lokaal mavo mbo meer mentor mentoren met na naar
niet nog nu of om ons onze ook op over per po pro ruimte sbo so team teamleider toen tot uit van vandaag veel vmbo vo
voor vso vwo wanneer want wat wij we zij ze zijn
januari februari maart april mei juni juli augustus september oktober november december
maandag dinsdag woensdag donderdag vrijdag
"""  # that begin a sentence or stand before a class code without being anybody's name
_NO_NAMES: Final = frozenset(_WORDS_WITH_CAPITALS.split())

_MONTH_NAMES = """
jan|januari feb|februari mrt|maart apr|april mei jun|juni jul|juli aug|augustus sep|sept|september okt|oktober
nov|november dec|december
"""
_MONTHS: Final = {
    name: number for number, names in enumerate(_MONTH_NAMES.split(), start=1) for name in names.split("|")
}
_NUMERIC_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]'?([0-9]{4}|[0-9]{2})(?![0-9])")
_ISO_DAY = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN_DAY = re.compile(rf"(?<![0-9])([0-9]{{1,2}})\s{{1,3}}({_ANY_MONTH})\.?\s{{1,3}}([0-9]{{4}})(?![0-9])")
_BORN = re.compile(r"(?:geboren|geboortedatum|geb\.?|gebdatum|jarig)(?:\s|:|op|\(|is|de){0,4}\Z")
_DIGITS = re.compile(r"[0-9](?:[ .\-]?[0-9])*")


@dataclass(frozen=True, order=True)
class Concern:
    """A place in a text that seems to be about a pupil: ``text[start:end]`` is ``words``."""

    start: int
    end: int
    words: str


def find_concerns(text: str, *, today: date | None = None) -> list[Concern]:
    """Return the places that seem to be about a pupil, in order and not overlapping; empty when there are none.

    ``today`` sharpens what counts as a date of birth: without a word like *geboren* a whole date does from four years
    back. Any text is taken; nothing is raised.
    """
    plain, places = _plain(text)
    found = [
        *(match.span() for match in _WORD.finditer(plain)),
        *_birthdays(plain, today or _ASSUMED_TODAY),
        *_bsns(plain),
    ]
    spans = [(places[start], places[end - 1] + 1) for start, end in found]
    spans += _classes(text)
    kept: list[Concern] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1].end:
            kept.append(Concern(start, end, text[start:end]))
    return kept


def passes_eleven_test(digits: str) -> bool:
    """Tell whether nine digits pass the 11-test of the BSN."""
    if len(digits) != 9 or not digits.isascii() or not digits.isdigit() or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _pattern(words: str) -> str:
    plain = r"\s{1,5}".join(re.escape(part) for part in words.removesuffix("…").lower().split())
    return plain + (r"[^\W_]*" if words.endswith("…") else _LETTER_AFTER)


_WORD = re.compile(f"{_LETTER_BEFORE}(?:{'|'.join(map(_pattern, WORDS))})")


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return the text small and without accents, and for each of its characters the place in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in letter if letter.isascii() else unicodedata.normalize("NFKD", letter):
            if not unicodedata.combining(part):
                small = part.lower()
                letters.append(small if len(small) == 1 else part)
                places.append(place)
    return "".join(letters), places


def _classes(text: str) -> Iterator[tuple[int, int]]:
    for match in _CLASS.finditer(text):
        start, end = match.span()
        before = _NAME_BEFORE.search(text[max(start - _REACH, 0) : start])
        after = _NAME_AFTER.match(text, end, end + _REACH)
        if before is not None and _is_name(before[1]):
            yield start - (len(before[0])), end
        elif after is not None and _is_name(after[1]):
            yield start, after.end(1)


def _is_name(word: str) -> bool:
    return word[0].isupper() and any(map(str.islower, word)) and word.lower() not in _NO_NAMES


def _birthdays(plain: str, today: date) -> Iterator[tuple[int, int]]:
    for match in _NUMERIC_DAY.finditer(plain):
        yield from _birthday(plain, match, match[3], match[2], match[1], today)
    for match in _ISO_DAY.finditer(plain):
        yield from _birthday(plain, match, match[1], match[2], match[3], today)
    for match in _WRITTEN_DAY.finditer(plain):
        yield from _birthday(plain, match, match[3], str(_MONTHS[match[2]]), match[1], today)


def _birthday(
    plain: str, match: re.Match[str], year: str, month: str, day: str, today: date
) -> Iterator[tuple[int, int]]:
    born = _BORN.search(plain[max(match.start() - 24, 0) : match.start()])
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if whole > today.year and len(year) == 2:
        whole -= 100
    try:
        when = date(whole, int(month), int(day))
    except ValueError:
        return
    if born is not None:
        yield match.start() - len(born[0]), match.end()
    elif len(year) == 4 and today.year - _OLDEST <= when.year <= today.year - _YOUNGEST:
        yield match.span()


def _bsns(plain: str) -> Iterator[tuple[int, int]]:
    """Find nine digits, alone or with dots, spaces or hyphens between; also when other digits stand beside them."""
    for run in _DIGITS.finditer(plain):
        digits = re.sub("[^0-9]", "", run[0])
        if passes_eleven_test(digits):
            yield run.span()
            continue
        for part in re.finditer("[0-9]+", run[0]):
            if passes_eleven_test(part[0]):
                yield run.start() + part.start(), run.start() + part.end()
