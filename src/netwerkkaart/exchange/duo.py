"""Reading DUO's open files of school locations: basisonderwijs, voortgezet onderwijs and sbo/so/vso.

Every layout DUO has published and people have saved them in is read: ``;``, ``,`` or tab, quoted or not, UTF-8,
UTF-16 or cp1252, old and new column names. A damaged line is reported with its number and passed over. DUO has no
mail address and no person in these files; the correspondence columns are not read.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from netwerkkaart.domain.duo import DuoFile, DuoSchool, Municipality, Skipped
from netwerkkaart.domain.duo_compare import municipalities
from netwerkkaart.domain.errors import BadFileError, NotFoundError
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.place_names import same_place
from netwerkkaart.domain.schools import VESTIGING_CODE
from netwerkkaart.exchange.duo_labels import with_short_names
from netwerkkaart.exchange.duo_lines import Cutter, Line, fault, file_bytes, is_blank, lines
from netwerkkaart.exchange.duo_rows import DamagedRowError, Header, RowReader, header, lists_no_locations
from netwerkkaart.texts import _

_HEADER_WITHIN: Final = 10
"""The header stands in the first lines; a spreadsheet may put ``sep=;`` or a blank line before it."""

_LINES_IN_ROW: Final = 4
_DAY_IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2})[-_]?(0[1-9]|1[0-2])(?:[-_]?(0[1-9]|[12][0-9]|3[01]))?(?![0-9])")
_SPOKEN: Final = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}


def read_duo(paths: Iterable[Path], *, stopped: Callable[[], bool] = lambda: False) -> tuple[DuoFile, ...]:
    """Return the files read, the newest peildatum first; a code that stands in two of them counts once.

    Args:
        paths: the CSV files.
        stopped: asked between two files; when it says yes the rest is not read.

    Raises:
        BadFileError: one of them can't be read or is no DUO file of locations.
    """
    files: list[DuoFile] = []
    for path in paths:
        if stopped():
            break
        files.append(read_duo_file(path))
    files.sort(key=lambda file: file.reference_day or date.min, reverse=True)
    return _without_repeats(files)


def read_duo_file(path: Path) -> DuoFile:
    """Return the schools of one DUO file and the lines that did not come in.

    Raises:
        BadFileError: it can't be read or is no DUO file of locations.
    """
    return parse_duo(file_bytes(path), path.name)


def parse_duo(data: bytes, name: str) -> DuoFile:
    """Return the schools in the bytes of one DUO file; ``name`` is the file's, which may hold the peildatum.

    Raises:
        BadFileError: these are not the bytes of a DUO file of locations.
    """
    if not data.strip():
        raise BadFileError(
            _("{name} is leeg. Haal het bestand opnieuw op bij DUO, Open onderwijsdata.").format(name=name)
        )
    every = lines(data)
    start, cutter, top = _top(every, name)
    found, skipped = _Body(name, cutter, top).read(every[start:])
    return DuoFile(name, top.kind, reference_day(name), with_short_names(found), tuple(skipped))


def reference_day(name: str) -> date | None:
    """Return the peildatum in a file name (``…_2026-04.csv``: the first of the month), or None."""
    found = _DAY_IN_NAME.search(name)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None


def municipality_numbers(files: Sequence[DuoFile], words: str) -> frozenset[str]:
    """Return the numbers of the municipality a person named by number or name (``0150``, *'s-Gravenhage*).

    Raises:
        NotFoundError: the files hold no such municipality; the sentence names those that look like it.
    """
    there = municipalities(files)
    number = words.strip()
    if number.isascii() and number.isdigit():
        hits = {each.code for each in there if each.code == number.zfill(4)}
    else:
        wanted = same_place(words)
        wanted = _SPOKEN.get(wanted, wanted)
        hits = {each.code for each in there if wanted and same_place(each.name) == wanted}
    if hits:
        return frozenset(hits)
    raise NotFoundError(_no_municipality(words, there))


def _no_municipality(words: str, there: Sequence[Municipality]) -> str:
    names = {same_place(each.name): f"{each.name} ({each.code})" for each in there if each.name}
    wanted = same_place(words)
    opening = f"{fold(words)} "
    near = [key for key, name in names.items() if wanted and fold(name).startswith(opening)]
    near += [name for name in get_close_matches(wanted, names, n=3, cutoff=0.75) if name not in near]
    shown = words.strip()[:40]
    if near:
        return _("Gemeente “{words}” staat niet in dit bestand. Bedoel je {names}?").format(
            words=shown, names=_(" of ").join(names[name] for name in near[:3])
        )
    return _(
        "Gemeente “{words}” staat niet in dit bestand. Geef het gemeentenummer (bijvoorbeeld 0150) of de naam "
        "zoals DUO die schrijft."
    ).format(words=shown)


def _top(every: Sequence[Line], name: str) -> tuple[int, Cutter, Header]:
    """Return where the schools start, how lines are cut, and which column is which."""
    for place, line in enumerate(every[:_HEADER_WITHIN]):
        if line.text is None or fault(line) or is_blank(line.text):
            continue
        cutter = Cutter(line.text)
        names = cutter.fields(line.text)
        top = header(names)
        if top is not None:
            return place + 1, cutter, top
        if lists_no_locations(names):
            raise BadFileError(
                _(
                    "{name} is een DUO-bestand met instellingen of besturen, zonder vestigingen. Kies het bestand met "
                    "alle vestigingen; mbo-locaties staan niet in DUO en voeg je met de hand toe."
                ).format(name=name)
            )
    raise BadFileError(
        _(
            "{name} is geen bestand met schoolvestigingen van DUO. Verwacht wordt een CSV-bestand met onder andere de "
            "kolommen VESTIGINGSCODE, VESTIGINGSNAAM, POSTCODE, PLAATSNAAM en GEMEENTENUMMER; je vindt het op "
            "duo.nl bij Open onderwijsdata."
        ).format(name=name)
    )


class _Body:
    """Reads the lines under the header of one file."""

    def __init__(self, name: str, cutter: Cutter, top: Header) -> None:
        self.name = name
        self.cutter = cutter
        self.width = top.width
        self.reader = RowReader(top)
        self.first_line: dict[str, int] = {}
        self.found: list[DuoSchool] = []
        self.skipped: list[Skipped] = []

    def read(self, body: Sequence[Line]) -> tuple[list[DuoSchool], list[Skipped]]:
        """Return the schools and the lines passed over."""
        place = 0
        while place < len(body):
            place += self._take(body, place)
        return self.found, self.skipped

    def _take(self, body: Sequence[Line], place: int) -> int:
        """Take the row that starts at a line; return how many lines it was."""
        line = body[place]
        if line.text is not None and is_blank(line.text):
            return 1
        why = fault(line)
        if why or line.text is None:
            self._skip(line, why or "")
            return 1
        fields, used = self.cutter.fields(line.text), 1
        if len(fields) < self.width:
            fields, used = self._joined(body, place, fields)
        try:
            school = self.reader.school(fields, line.number)
        except DamagedRowError as error:
            self._skip(line, str(error))
            return 1
        before = self.first_line.setdefault(school.code, line.number)
        if before != line.number:
            why = _("De vestigingscode {code} staat ook op regel {line}; die regel telt.")
            self._skip(line, why.format(code=school.code, line=before))
        else:
            self.found.append(school)
        return used

    def _joined(self, body: Sequence[Line], place: int, fields: list[str]) -> tuple[list[str], int]:
        """Return the row that goes on over the next lines inside quotes, or the fields as they were."""
        parts = [body[place].text or ""]
        if parts[0].count('"') % 2:
            for after in body[place + 1 : place + _LINES_IN_ROW]:
                if after.text is None or fault(after):
                    break
                parts.append(after.text)
                row = self.cutter.fields_across(parts, self.width)
                if row is not None:
                    return row, len(parts)
        return fields, 1

    def _skip(self, line: Line, why: str) -> None:
        text = line.rest if line.text is None else line.text
        self.skipped.append(Skipped(self.name, line.number, why, frozenset(VESTIGING_CODE.findall(text[:2000]))))


def _without_repeats(files: Sequence[DuoFile]) -> tuple[DuoFile, ...]:
    """Return the files with each code in the first file only; the later lines are reported."""
    first: dict[str, tuple[str, int]] = {}
    result: list[DuoFile] = []
    for file in files:
        fresh: list[DuoSchool] = []
        again: list[Skipped] = []
        for school in file.schools:
            if school.code in first:
                other, line = first[school.code]
                why = _("De vestigingscode {code} staat ook in {file}, regel {line}; die regel telt.").format(
                    code=school.code, file=other, line=line
                )
                again.append(Skipped(file.name, school.line, why, frozenset({school.code})))
            else:
                first[school.code] = (file.name, school.line)
                fresh.append(school)
        if again:
            skipped = tuple(sorted((*file.skipped, *again), key=lambda each: each.line))
            result.append(replace(file, schools=tuple(fresh), skipped=skipped))
        else:
            result.append(file)
    return tuple(result)
