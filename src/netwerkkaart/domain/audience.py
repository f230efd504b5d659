"""Who a report is for, and what each of them does not get to see: the rules as one table.

The own team reads everything. The school reads no assessment of persons and nothing written for ourselves. The
municipality reads no name of anybody, and no text in which one could stand.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import PersonName


class Audience(StrEnum):
    """For whom a report is printed; the value is what one types at the command line."""

    TEAM = "team"
    SCHOOL = "school"
    MUNICIPALITY = "gemeente"


class ReportPart(StrEnum):
    """Something a report can leave out."""

    NAMES = "names"
    TIES = "ties"
    STAND = "stand"
    SIGNALS = "signals"
    NOTES = "notes"
    REASONS = "reasons"
    OUR_SURVEY = "our_survey"
    SCHOOL_SURVEY = "school_survey"
    PROMISE_TEXTS = "promise_texts"
    OTHER_YEARS = "other_years"
    SMALL_COUNTS = "small_counts"


_OWN_VIEW = (
    ReportPart.TIES,
    ReportPart.STAND,
    ReportPart.SIGNALS,
    ReportPart.NOTES,
    ReportPart.REASONS,
    ReportPart.OUR_SURVEY,
)

RULES: Final[Mapping[Audience, tuple[ReportPart, ...]]] = MappingProxyType(
    {
        Audience.TEAM: (),
        Audience.SCHOOL: _OWN_VIEW,
        Audience.MUNICIPALITY: (ReportPart.NAMES, *_OWN_VIEW, ReportPart.SCHOOL_SURVEY, ReportPart.PROMISE_TEXTS),
    }
)
"""What each audience never gets, whatever else is asked."""

SMALL: Final = 5
"""Below this a number of participants could point at somebody."""


def left_out(audience: Audience, *, with_names: bool = True, one_year: bool = False) -> tuple[ReportPart, ...]:
    """Return what a report leaves out, in the order in which it says so; small counts always."""
    never = set(RULES[audience]) | {ReportPart.SMALL_COUNTS}
    if not with_names:
        never.add(ReportPart.NAMES)
    if one_year:
        never.add(ReportPart.OTHER_YEARS)
    return tuple(part for part in ReportPart if part in never)


def reach_text(reach: int | None) -> str:
    """Return a number of participants as paper shows it: *<5* for 1 to 4; empty when nobody counted."""
    if reach is None:
        return ""
    return f"<{SMALL}" if 0 < reach < SMALL else str(reach)


COVER: Final = "[naam]"
_WORD = re.compile(r"[^\W_]+(?:[’'´`][^\W_]+)*")
_ADDRESS = re.compile(r"[^\s@<>()]+@[^\s@<>()]+|(?<![\w-])\+?\d(?:[ \-]?\d){8,12}(?![\w-])")
_SHORTEST = 3


class Veil:
    """Covers the names of these people, mail addresses and telephone numbers wherever they stand in a text.

    A voornaam is covered in capitals or not; an achternaam only with a capital, as *van der Wijk* shares its word
    with every *wijk*. Of one or two letters a name is covered only where it stands exactly so.
    """

    def __init__(self, names: Iterable[PersonName]) -> None:
        self._anyhow: set[str] = set()
        self._capital: set[str] = set()
        self._exact: set[str] = set()
        for name in names:
            for part in _WORD.findall(name.given):
                self._take(part, self._anyhow)
            for part in _WORD.findall(name.family):
                self._take(part, self._capital)

    def _take(self, part: str, where: set[str]) -> None:
        for piece in {part, *re.split("[’'´`]", part)}:
            if len(piece) >= _SHORTEST:
                where.add(fold(piece))
            elif len(piece) > 1:
                self._exact.add(piece)

    def _hides(self, word: str) -> bool:
        folded = fold(word)
        if folded in self._anyhow or word in self._exact:
            return True
        return folded in self._capital and any(map(str.isupper, word[:1]))

    def _covered(self, match: re.Match[str]) -> str:
        word = match[0]
        if self._hides(word):
            return COVER
        if not word.isalnum():
            pieces = re.split("([’'´`])", word)
            if any(map(self._hides, pieces)):
                return "".join(COVER if self._hides(piece) else piece for piece in pieces)
        return word

    def cover(self, text: str) -> str:
        """Return the text with every name as *[naam]*; two in a row become one."""
        if not text:
            return text
        plain = _WORD.sub(self._covered, _ADDRESS.sub("[adres]", text))
        return re.sub(rf"{re.escape(COVER)}(?:[ \-]+{re.escape(COVER)})+", COVER, plain)
