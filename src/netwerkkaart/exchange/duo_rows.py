"""From the fields of one DUO line to one school: columns by their old and new names, values tidied."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from netwerkkaart.domain.duo import DuoFileKind, DuoSchool
from netwerkkaart.domain.place_names import place_name, postcode
from netwerkkaart.domain.schools import VESTIGING_CODE, HolidayRegion, Sector
from netwerkkaart.texts import _

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("VESTIGINGSCODE", "VESTIGINGSNUMMER"),
    "brin": ("INSTELLINGSCODE", "BRINNUMMER"),
    "name": ("VESTIGINGSNAAM",),
    "street": ("STRAATNAAM",),
    "house_number": ("HUISNUMMERTOEVOEGING",),
    "postcode": ("POSTCODE",),
    "city": ("PLAATSNAAM",),
    "municipality_code": ("GEMEENTENUMMER",),
    "municipality_name": ("GEMEENTENAAM",),
    "province": ("PROVINCIE",),
    "board_number": ("BEVOEGDGEZAGNUMMER",),
    "denomination": ("DENOMINATIE",),
    "phone": ("TELEFOONNUMMER",),
    "website": ("INTERNETADRES",),
    "holiday_region": ("VAKANTIEREGIO",),
    "structure": ("ONDERWIJSSTRUCTUUR",),
    "primary_kind": ("SOORTPRIMAIRONDERWIJS",),
    "education": ("ONDERWIJS",),
}
"""Our word for each column, and DUO's names for it, new and old, as capital letters only."""

_NEEDED: Final = ("code", "name", "street", "house_number", "postcode", "city", "municipality_code")
_OPTIONAL: Final = (
    "municipality_name",
    "province",
    "board_number",
    "denomination",
    "phone",
    "website",
    "holiday_region",
)
_REGIONS: Final = {
    "noord": HolidayRegion.NORTH,
    "midden": HolidayRegion.MIDDLE,
    "zuid": HolidayRegion.SOUTH,
}
_NOT_CAPITALS = re.compile(r"[^A-Z]")
_WEBSITE_HOST = re.compile(r"(?:https?://)?[^/?#]*", re.IGNORECASE)


class DamagedRowError(ValueError):
    """A line is no school; ``str(error)`` is a Dutch sentence that says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """Which column stands where in a DUO file, and what kind of file that makes it."""

    places: Mapping[str, int]
    width: int
    kind: DuoFileKind
    silent: frozenset[str]


def header(names: Sequence[str]) -> Header | None:
    """Return the header in these column names, or None when they are not those of DUO's school locations."""
    folded = [_NOT_CAPITALS.sub("", name.upper()) for name in names]
    places = {
        ours: folded.index(theirs)
        for ours, choices in _COLUMNS.items()
        for theirs in reversed(choices)
        if theirs in folded
    }
    if not all(column in places for column in _NEEDED):
        return None
    if "primary_kind" in places:
        kind = DuoFileKind.SO
    elif "structure" in places:
        kind = DuoFileKind.VO
    else:
        kind = DuoFileKind.PO
    silent = {column for column in _OPTIONAL if column not in places}
    if kind is DuoFileKind.SO and "education" not in places:
        silent |= {"level"}
    return Header(places, len(names), kind, frozenset(silent))


def lists_no_locations(names: Sequence[str]) -> bool:
    """Tell whether these are the columns of a DUO list of institutions or boards, which has no locations."""
    folded = {_NOT_CAPITALS.sub("", name.upper()) for name in names}
    return bool(folded & {"INSTELLINGSNAAM", "BEVOEGDGEZAGNAAM"}) and "VESTIGINGSNAAM" not in folded


class RowReader:
    """Turns the fields of lines under one header into schools."""

    def __init__(self, top: Header) -> None:
        self.top = top
        self._sector: Callable[[Callable[[str], str]], tuple[Sector, str]] = {
            DuoFileKind.PO: lambda _value: (Sector.PO, ""),
            DuoFileKind.VO: lambda value: secondary(value("structure")),
            DuoFileKind.SO: lambda value: special(value("primary_kind"), value("education")),
        }[top.kind]

    def school(self, fields: Sequence[str], line: int) -> DuoSchool:
        """Return the school in the fields of one line.

        Raises:
            DamagedRowError: the line has another number of columns, or no code, name or kind of school.
        """
        if len(fields) != self.top.width:
            raise DamagedRowError(
                _("De regel heeft {found} kolommen in plaats van {expected}.").format(
                    found=len(fields), expected=self.top.width
                )
            )
        places = self.top.places

        def value(column: str) -> str:
            place = places.get(column)
            return "" if place is None else fields[place]

        name = " ".join(value("name").split())
        if not name:
            raise DamagedRowError(_("De naam van de vestiging ontbreekt."))
        code = _code(value("code"), value("brin"))
        sector, level = self._sector(value)
        return DuoSchool(
            code=code,
            name=name,
            sector=sector,
            level=level,
            board_number=value("board_number"),
            denomination=value("denomination"),
            street=value("street"),
            house_number=value("house_number"),
            postcode=postcode(value("postcode")),
            city=place_name(value("city")),
            municipality_code=municipality_number(value("municipality_code")),
            municipality_name=place_name(value("municipality_name")),
            province=value("province"),
            phone=phone(value("phone")),
            website=website(value("website")),
            holiday_region=_REGIONS.get(value("holiday_region").lower()),
            silent=self.top.silent,
            line=line,
        )


def _code(code: str, brin: str) -> str:
    """Return BRIN + vestigingscode; older files may give the two apart."""
    whole = code.upper()
    if whole.isdigit() and len(whole) <= 2:
        whole = brin.upper() + whole.zfill(2)
    if not VESTIGING_CODE.fullmatch(whole):
        raise DamagedRowError(
            _("De vestigingscode “{code}” klopt niet: verwacht twee cijfers, twee letters en twee cijfers.").format(
                code=(code or brin)[:20]
            )
        )
    return whole


def municipality_number(text: str) -> str:
    """Return a municipality's number in four digits (a spreadsheet drops the zero of ``0150``); empty stays empty.

    Raises:
        DamagedRowError: it is no number of at most four digits.
    """
    if not text:
        return ""
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise DamagedRowError(
            _("Het gemeentenummer “{number}” klopt niet: verwacht vier cijfers.").format(number=text[:20])
        )
    return text.zfill(4)


def phone(text: str) -> str:
    """Return a phone number with the leading zero a spreadsheet may have dropped."""
    return f"0{text}" if len(text) == 9 and text.isdigit() and text[0] != "0" else text


def website(text: str) -> str:
    """Return a web address with its host in small letters; what is none (a phone number, a mail address) is dropped."""
    if "." not in text or "@" in text or " " in text:
        return ""
    host = _WEBSITE_HOST.match(text)
    end = host.end() if host else 0
    return text[:end].lower() + text[end:]


@lru_cache(maxsize=1024)
def secondary(structure: str) -> tuple[Sector, str]:
    """Return sector and level from ONDERWIJSSTRUCTUUR: ``VBO/MAVO/HAVO`` is vo, *vmbo/havo*.

    ``PRO`` alone is practical education; ``BRUGJAAR`` alone is where DUO files an ISK. ``VBO`` and ``MAVO`` together
    are shown as *vmbo*, the name the two have carried since 1999.
    """
    parts = [part.strip().lower() for part in structure.split("/") if part.strip()]
    if parts == ["pro"]:
        return Sector.PRO, "praktijkonderwijs"
    if parts == ["brugjaar"]:
        return Sector.ISK, "brugjaar"
    if "vbo" in parts and "mavo" in parts:
        parts = ["vmbo" if part == "vbo" else part for part in parts if part != "mavo"]
    return Sector.VO, "/".join(parts)


@lru_cache(maxsize=1024)
def special(kind: str, education: str) -> tuple[Sector, str]:
    """Return sector and level from SOORT PRIMAIR ONDERWIJS and ONDERWIJS: ``SO ZMOK + VSO ZMOK`` is vso.

    A location with so and vso counts as vso: its pupils of secondary age are the ones we come for, and its level
    names both.

    Raises:
        DamagedRowError: the kind is not one of DUO's.
    """
    level = " + ".join(part.strip().lower() for part in education.split("+") if part.strip())
    word = _NOT_CAPITALS.sub("", kind.upper())
    if word in {"SBO", "SBAO", "SPECIAALBASISONDERWIJS"}:
        return Sector.SBO, level
    if word in {"BO", "BAO", "BASISONDERWIJS"}:
        return Sector.PO, level
    if word not in {"VSO", "SO", "SOVSO"} and not word.startswith("SPECIAAL"):
        raise DamagedRowError(
            _("De soort onderwijs “{kind}” is niet bekend: verwacht SBO, SO of (V)SO.").format(kind=kind[:20])
        )
    kinds = {part.strip().removeprefix("rp-").split(" ")[0] for part in level.split("+")}
    if "vso" in kinds or (not kinds & {"so", "vso"} and "VSO" in word):
        return Sector.VSO, level
    return Sector.SO, level
