"""Fictional DUO tables in every layout there is: the same rows, written in another way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ADDRESS = ["STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE", "PLAATSNAAM"]
_REGIONS = ["NODAAL GEBIED", "RPA-GEBIED", "WGR-GEBIED", "COROPGEBIED", "ONDERWIJSGEBIED", "RMC-REGIO"]
_START = ["PROVINCIE", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM", *_ADDRESS]
_FACTS = ["GEMEENTENUMMER", "GEMEENTENAAM", "DENOMINATIE", "TELEFOONNUMMER", "INTERNETADRES"]
_TAIL = [
    *(f"{column} CORRESPONDENTIEADRES" for column in _ADDRESS),
    *(f"{region} {part}" for region in _REGIONS for part in ("CODE", "NAAM")),
]

PRIMARY = [*_START, *_FACTS, *_TAIL, "VAKANTIEREGIO"]
SECONDARY = [*_START, *_FACTS, "ONDERWIJSSTRUCTUUR", *_TAIL, "VAKANTIEREGIO"]
SPECIAL = ["SOORT PRIMAIR ONDERWIJS", *_START, *_FACTS, "CLUSTER", "ONDERWIJS", *_TAIL, "VAKANTIEREGIO"]
OLD_NAMES = {
    "INSTELLINGSCODE": "BRIN NUMMER",
    "VESTIGINGSCODE": "VESTIGINGSNUMMER",
    "VESTIGINGSNAAM": "VESTIGINGSNAAM ",
}

Row = dict[str, str]

_COMMON = {
    "PROVINCIE": "Overijssel",
    "BEVOEGD GEZAG NUMMER": "12345",
    "STRAATNAAM": "Kadeweg",
    "HUISNUMMER-TOEVOEGING": "1",
    "POSTCODE": "7411 AA",
    "PLAATSNAAM": "HANZEWAARD",
    "GEMEENTENUMMER": "0999",
    "GEMEENTENAAM": "HANZEWAARD",
    "DENOMINATIE": "Openbaar",
    "TELEFOONNUMMER": "0570000001",
    "INTERNETADRES": "www.dekade.example",
    "VAKANTIEREGIO": "Noord",
}


def row(code: str = "90AA00", name: str = "De Kade", **facts: str) -> Row:
    """Return one location; facts by DUO's column with ``_`` for a blank, what is left out is made up."""
    changed = {column.replace("_", " "): value for column, value in facts.items()}
    return {**_COMMON, "INSTELLINGSCODE": code[:4], "VESTIGINGSCODE": code, "VESTIGINGSNAAM": name, **changed}


def rows(count: int) -> list[Row]:
    """Return this many locations, no two at one address."""
    return [
        row(f"{10 + n // 100}AA{n % 100:02}", f"School {n}", POSTCODE=f"{1000 + n} AB", TELEFOONNUMMER=f"05700{n:05}")
        for n in range(count)
    ]


@dataclass(frozen=True)
class Layout:
    """One way in which DUO, or a spreadsheet after it, writes the table."""

    delimiter: str = ";"
    quoted: bool = False
    minimal: bool = False
    encoding: str = "cp1252"
    line_end: str = "\r\n"
    empty: str = " "
    old: bool = False

    def write(self, table: Sequence[Row], columns: Sequence[str] = PRIMARY) -> bytes:
        """Return the bytes of a file with these rows."""
        shown = [OLD_NAMES.get(column, column) for column in columns] if self.old else list(columns)
        lines = [self._line(shown)]
        lines += [self._line([each.get(column) or self.empty for column in columns]) for each in table]
        return (self.line_end.join(lines) + self.line_end).encode(self.encoding)

    def _line(self, fields: Sequence[str]) -> str:
        return self.delimiter.join(map(self._field, fields))

    def _field(self, text: str) -> str:
        needs = self.delimiter in text or (self.minimal and '"' in text)
        if self.quoted or needs:
            return '"' + text.replace('"', '""') + '"'
        return text


def save(folder: Path, table: Sequence[Row], columns: Sequence[str] = PRIMARY, name: str = "duo_2026-04.csv") -> Path:
    """Write a table as DUO does and return the file."""
    path = folder / name
    path.write_bytes(Layout().write(table, columns))
    return path
