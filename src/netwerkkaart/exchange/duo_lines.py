"""From the bytes of a DUO file to numbered lines and fields, in whatever encoding, delimiter and quoting it came.

A DUO table has one location per physical line, so a damaged line never takes the next one with it: lines are cut
first, then fields. The one exception is a line end inside quotes in a quoted file.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from netwerkkaart.domain.errors import BadFileError
from netwerkkaart.texts import _

MOST_BYTES: Final = 20_000_000
"""DUO's largest file of locations is under 4 MB; anything far larger is something else."""

LONGEST_LINE: Final = 4_000
"""A DUO line has about 400 characters."""

_MOST_FIELDS: Final = 100
_STRAY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line, the first being 1; ``text`` is None where its bytes are no text in the file's encoding."""

    number: int
    text: str | None
    rest: str = ""


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        BadFileError: it is missing, no ordinary file, not to be read, or far too large.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise BadFileError(_("{name} is een map. Kies het CSV-bestand van DUO zelf.").format(name=name))
        if not path.is_file():
            raise BadFileError(_("Het bestand {name} is er niet. Controleer de naam en de map.").format(name=name))
        if path.stat().st_size > MOST_BYTES:
            raise BadFileError(
                _(
                    "{name} is te groot voor een bestand met schoolvestigingen van DUO (meer dan {size} MB). "
                    "Kies het bestand zoals DUO het uitgeeft."
                ).format(name=name, size=MOST_BYTES // 1_000_000)
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise BadFileError(
            _("{name} kan niet worden gelezen. Controleer of het bestand bestaat en of je het mag openen.").format(
                name=name
            )
        ) from error


def lines(data: bytes) -> list[Line]:
    """Cut bytes into lines: by byte order mark, else as UTF-8, else as Windows' cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _cut(data.decode("utf-16", "replace"))
    marked = data.startswith(b"\xef\xbb\xbf")
    body = data[3:] if marked else data
    try:
        return _cut(body.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = "utf-8" if marked or _mostly_utf8(body) else "cp1252"
    try:
        return _cut(body.decode(encoding))
    except UnicodeDecodeError:
        return [_decoded(number, raw, encoding) for number, raw in enumerate(_raw(body), 1)]


def _cut(text: str) -> list[Line]:
    """Cut text at line ends only: ``str.splitlines`` would also cut at characters that stand inside names."""
    parts = text.split("\n") if "\n" in text else text.split("\r")
    return [Line(number, part.rstrip("\r")) for number, part in enumerate(parts, 1)]


def _raw(body: bytes) -> list[bytes]:
    return body.split(b"\n") if b"\n" in body else body.split(b"\r")


def _decoded(number: int, raw: bytes, encoding: str) -> Line:
    raw = raw.rstrip(b"\r")
    try:
        return Line(number, raw.decode(encoding))
    except UnicodeDecodeError:
        return Line(number, None, raw[:LONGEST_LINE].decode("ascii", "replace"))


def _mostly_utf8(body: bytes) -> bool:
    """Tell whether a file with a damaged line here or there is UTF-8 all the same."""
    good = bad = 0
    for raw in _raw(body):
        if not raw.isascii():
            try:
                raw.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
    return good > bad


def is_blank(text: str) -> bool:
    """Tell whether a line holds nothing but delimiters, quotes and blanks (a spreadsheet leaves such lines)."""
    return not text.strip(' ;,\t"\x1a\xa0')


def fault(line: Line) -> str | None:
    """Return the sentence for a line that can't be text of DUO, or None when nothing is wrong with it as text."""
    if line.text is None:
        return _("De regel bevat tekens die niet te lezen zijn.")
    if len(line.text) > LONGEST_LINE:
        return _("De regel is veel te lang ({n} tekens).").format(n=len(line.text))
    if _STRAY.search(line.text):
        return _("De regel bevat tekens die er niet in horen.")
    return None


class Cutter:
    """Cuts lines into fields for one delimiter and one way of quoting, as the header shows them."""

    def __init__(self, header: str) -> None:
        self.delimiter = max(";,\t", key=header.count)
        self.quoted = header.lstrip().startswith('"')

    def fields(self, text: str) -> list[str]:
        """Return the fields of one line, blanks around them taken off."""
        if '"' not in text:
            return [field.strip() for field in text.split(self.delimiter)]
        if self.quoted:
            try:
                return [field.strip() for field in next(csv.reader([text], delimiter=self.delimiter, strict=True))]
            except (csv.Error, StopIteration):
                pass  # quotes inside a name that were not doubled
        return list(self._fields_with_quotes(text))

    def fields_across(self, parts: list[str], width: int) -> list[str] | None:
        """Return the fields of lines that are one row with line ends inside quotes, or None if they are not."""
        if not self.quoted:
            return None
        try:
            rows = list(csv.reader((part + "\n" for part in parts), delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        if len(rows) != 1 or len(rows[0]) != width:
            return None
        return [" ".join(field.split()) for field in rows[0]]

    def _fields_with_quotes(self, text: str) -> Iterator[str]:
        """Give the fields of a line whose quotes may be part of the names.

        In a file whose header is not quoted, a field is quoted only where it had to be: when it holds a delimiter
        or doubled quotes. ``Basisschool "Kla4"`` and ``"Kla4"`` stand there as they are.
        """
        at = 0
        for _field in range(_MOST_FIELDS):  # no DUO file has half as many; a hostile line is not worth more
            end = self._closing(text, at) if text.startswith('"', at) else None
            if end is None:
                stop = text.find(self.delimiter, at)
                stop = len(text) if stop < 0 else stop
                yield self._bare(text[at:stop].strip())
            else:
                stop = end + 1
                inside = text[at + 1 : end]
                needed = self.quoted or not inside or '""' in inside or self.delimiter in inside
                yield inside.replace('""', '"').strip() if needed else text[at:stop]
            if stop >= len(text):
                return
            at = stop + 1

    def _closing(self, text: str, at: int) -> int | None:
        """Return the place of the quote that closes the field opened at ``at``, or None if none does."""
        place = at + 1
        while (place := text.find('"', place)) >= 0:
            if text.startswith('""', place):
                place += 2
                continue
            after = place + 1
            return place if after == len(text) or text.startswith(self.delimiter, after) else None
        return None

    def _bare(self, field: str) -> str:
        """Return a field that is not quoted by the rules; in a quoted file its outer quotes are still no part of it."""
        if not self.quoted:
            return field
        return field.removeprefix('"').removesuffix('"').replace('""', '"').strip()
