"""The comparison of DUO files with the schools we hold; it reads, it never deletes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter

from netwerkkaart.domain.duo import (
    CLOSED,
    FACT_FIELDS,
    ChangedSchool,
    Confirmation,
    DuoDiff,
    DuoFile,
    DuoFileKind,
    DuoSchool,
    FieldChange,
    GoneSchool,
    KeptEdit,
    KnownSchool,
    Municipality,
    NewSchool,
    Sighting,
    Skipped,
    TakenOver,
)
from netwerkkaart.domain.schools import SchoolSource

_facts = attrgetter(*FACT_FIELDS)
_Rows = dict[str, tuple[DuoSchool, DuoFile]]


def municipalities(files: Iterable[DuoFile]) -> tuple[Municipality, ...]:
    """Return the municipalities of the files by name; locations without a number are left out."""
    counts: dict[str, tuple[str, int]] = {}
    for file in files:
        for school in file.schools:
            if school.municipality_code:
                name, count = counts.get(school.municipality_code, ("", 0))
                counts[school.municipality_code] = (name or school.municipality_name, count + 1)
    return tuple(sorted(Municipality(name, code, count) for code, (name, count) in counts.items()))


def compare(files: Sequence[DuoFile], known: Iterable[KnownSchool], wanted: Collection[str] | None = None) -> DuoDiff:
    """Return what importing these files would do to the schools we hold.

    ``wanted`` limits it to municipalities by number (``0150``); None takes all in the files. A school we hold in a
    wanted municipality is compared wherever the file places it now, so that a move is seen as one. Of a code in two
    files the first file counts. *Gone* are only
    schools from DUO in a municipality that a file of their kind covers, and whose code could not even be read in
    a damaged line. An own edit wins; a field the file has no column for changes nothing.
    """
    rows: _Rows = {}
    for file in files:
        for school in file.schools:
            rows.setdefault(school.code, (school, file))
    held = list(known)
    by_code = {school.code: school for school in held if school.code}
    newcomers: list[NewSchool] = []
    changed: list[ChangedSchool] = []
    kept: list[KeptEdit] = []
    confirmed: list[Confirmation] = []
    sightings: list[Sighting] = []
    outdated: date | None = None
    unchanged = 0
    for code, (school, file) in rows.items():
        ours = by_code.get(code)
        in_scope = wanted is None or school.municipality_code in wanted
        if ours is None:
            if in_scope:
                newcomers.append(NewSchool(school, file.kind, file.reference_day))
            continue
        if not in_scope and wanted is not None and ours.duo_text("municipality_code") not in wanted:
            continue
        changes, own, same = _differences(ours, school)
        confirmed += same
        kept += own
        if changes:
            changed.append(ChangedSchool(ours, school, changes))
        elif not own:
            unchanged += 1
        if _is_older(file, ours):
            outdated = max(outdated or date.min, ours.reference_day or date.min)
        sightings += _sighting(ours, file)
    leavers, still_open = _gone(files, held, rows, wanted)
    kept += still_open
    pairs, newcomers, leavers = _pair(newcomers, leavers)
    return DuoDiff(
        new=tuple(newcomers),
        changed=tuple(changed),
        gone=tuple(leavers),
        taken_over=tuple(pairs),
        kept=tuple(kept),
        unchanged=unchanged,
        skipped=tuple(_skipped(files)),
        confirmed=tuple(confirmed),
        sightings=tuple(sightings),
        outdated=outdated,
    )


def _differences(
    ours: KnownSchool, school: DuoSchool
) -> tuple[tuple[FieldChange, ...], list[KeptEdit], list[Confirmation]]:
    """Split what differs into what DUO changes and what an own edit keeps."""
    changes: list[FieldChange] = []
    own: list[KeptEdit] = []
    same: list[Confirmation] = []
    for name, here, there in zip(FACT_FIELDS, _facts(ours), _facts(school), strict=True):
        if here == there:
            if name in ours.own:
                same.append(Confirmation(ours, name))
            continue
        if name in school.silent or (there is None and name == "holiday_region"):
            continue
        old, new = ours.text(name), school.text(name)
        if name in ours.own or (ours.source is SchoolSource.HAND and old):
            own.append(KeptEdit(ours, name, old, new, ours.own.get(name)))
        else:
            changes.append(FieldChange(name, old, new))
    if ours.closed_on is not None:
        closed = ours.closed_on.isoformat()
        if CLOSED in ours.own or ours.source is SchoolSource.HAND:
            own.append(KeptEdit(ours, CLOSED, closed, "", ours.own.get(CLOSED)))
        else:
            changes.append(FieldChange(CLOSED, closed, ""))
    elif CLOSED in ours.own:
        same.append(Confirmation(ours, CLOSED))
    return tuple(changes), own, same


def _is_older(file: DuoFile, ours: KnownSchool) -> bool:
    """Tell whether we already had a later word of DUO on this school."""
    return bool(file.reference_day and ours.reference_day and file.reference_day < ours.reference_day)


def _sighting(ours: KnownSchool, file: DuoFile) -> Iterator[Sighting]:
    """Give the file's kind and peildatum where they say more than we hold."""
    day = file.reference_day if not _is_older(file, ours) else None
    day = day or ours.reference_day
    if ours.source is SchoolSource.HAND or ours.file_kind is not file.kind or ours.reference_day != day:
        yield Sighting(ours, file.kind, day)


def _missing(
    files: Sequence[DuoFile], held: list[KnownSchool], rows: _Rows, wanted: Collection[str] | None
) -> Iterator[tuple[KnownSchool, DuoFile]]:
    """Give the open schools from DUO that a file of their kind and municipality should hold and does not."""
    covered: dict[tuple[DuoFileKind, str], DuoFile] = {}
    for school, file in rows.values():
        covered.setdefault((file.kind, school.municipality_code), file)
    legible = {code for skipped in _skipped(files) for code in skipped.codes}
    for ours in held:
        if ours.source is not SchoolSource.DUO or ours.closed_on is not None or ours.file_kind is None:
            continue
        municipality = ours.duo_text("municipality_code")
        file_there = covered.get((ours.file_kind, municipality))
        if file_there is None or (wanted is not None and municipality not in wanted):
            continue
        if ours.code not in rows and ours.code not in legible:
            yield ours, file_there


def _gone(
    files: Sequence[DuoFile], held: list[KnownSchool], rows: _Rows, wanted: Collection[str] | None
) -> tuple[list[GoneSchool], list[KeptEdit]]:
    """Return the schools that are gone, and apart from them those a person said are still there."""
    gone: list[GoneSchool] = []
    still_open: list[KeptEdit] = []
    for ours, file in _missing(files, held, rows, wanted):
        noted = ours.own.get(CLOSED)
        if noted is None:
            gone.append(GoneSchool(ours, file.reference_day))
        else:
            still_open.append(KeptEdit(ours, CLOSED, "", noted, noted))
    return gone, still_open


def _address(postcode: str, house_number: str) -> tuple[str, str] | None:
    """Return the address in one spelling (``7415ES``, ``36B``), or None where half of it is missing."""
    fold = ("".join(filter(str.isalnum, part)).upper() for part in (postcode, house_number))
    first, second = fold
    return (first, second) if first and second else None


def _pair(
    newcomers: list[NewSchool], leavers: list[GoneSchool]
) -> tuple[list[TakenOver], list[NewSchool], list[GoneSchool]]:
    """Take gone and new schools at one address together: the same sector first, then the same name."""
    waiting: dict[tuple[str, str], list[NewSchool]] = {}
    for line in newcomers:
        address = _address(line.school.postcode, line.school.house_number)
        if address:
            waiting.setdefault(address, []).append(line)
    pairs: list[TakenOver] = []
    alone: list[GoneSchool] = []
    for leaver in leavers:
        ours = leaver.known
        address = _address(ours.duo_text("postcode"), ours.duo_text("house_number"))
        candidates = waiting.get(address, []) if address else []
        if not candidates:
            alone.append(leaver)
            continue
        best = min(candidates, key=lambda each: (each.school.sector != ours.sector, each.school.name != ours.name))
        candidates.remove(best)
        changes, own, _ = _differences(ours, best.school)
        pairs.append(TakenOver(ours, best.school, changes, tuple(own), best.kind, best.reference_day))
    taken = {pair.school.code for pair in pairs}
    return pairs, [line for line in newcomers if line.school.code not in taken], alone


def _skipped(files: Iterable[DuoFile]) -> list[Skipped]:
    return [skipped for file in files for skipped in file.skipped]
