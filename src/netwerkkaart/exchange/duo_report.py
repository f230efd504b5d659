"""What an import from DUO does, as one JSON document or as plain Dutch lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from netwerkkaart.domain.duo import (
    ChangedSchool,
    DuoDiff,
    DuoFile,
    FieldChange,
    KeptEdit,
    KnownSchool,
    SchoolFacts,
    TakenOver,
)
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import long_day
from netwerkkaart.texts.school_fields import fact, field_name

_MOST_LINES: Final = 40
"""How many lines of one kind the plain text shows; the JSON holds all."""


def as_document(diff: DuoDiff) -> dict[str, Any]:
    """Return the diff as plain lists and texts for ``--json``; slugs stay English, as everywhere in JSON."""
    return {
        "new": [{"code": line.school.code, **_place(line.school)} for line in diff.new],
        "changed": [_changed(line) for line in diff.changed],
        "gone": [_known(line.known) for line in diff.gone],
        "taken_over": [_taken_over(line) for line in diff.taken_over],
        "kept": [
            {**_known(edit.known), "field": edit.field, "own": edit.own, "duo": edit.duo} for edit in _every_kept(diff)
        ],
        "unchanged": diff.unchanged,
        "skipped": [{"file": line.file, "line": line.line, "why": line.why} for line in diff.skipped],
    }


def as_text(diff: DuoDiff, files: Sequence[DuoFile] = ()) -> str:
    """Return the diff as Dutch lines: a sum, each kind with its schools, and where the facts come from."""
    return "\n".join(_lines(diff, files))


def source_line(files: Iterable[DuoFile]) -> str:
    """Return the source as it must be named wherever these facts are shown."""
    days = sorted({file.reference_day for file in files if file.reference_day})
    if not days:
        return _("Bron: DUO, Open onderwijsdata.")
    return _("Bron: DUO, Open onderwijsdata, peildatum {days}.").format(days=", ".join(map(long_day, days)))


def _place(school: SchoolFacts) -> dict[str, str]:
    return {
        "name": school.name,
        "sector": school.sector.value,
        "city": school.city,
        "municipality": school.municipality_code,
    }


def _known(school: KnownSchool) -> dict[str, Any]:
    return {"id": school.id, "code": school.code, **_place(school)}


def _fields(changes: Iterable[FieldChange]) -> list[dict[str, str]]:
    return [{"field": change.field, "old": change.old, "new": change.new} for change in changes]


def _changed(line: ChangedSchool) -> dict[str, Any]:
    return {**_known(line.known), "changes": _fields(line.changes)}


def _taken_over(line: TakenOver) -> dict[str, Any]:
    return {
        **_known(line.known),
        "new_code": line.school.code,
        "new_name": line.school.name,
        "changes": _fields(line.changes),
    }


def _every_kept(diff: DuoDiff) -> Iterator[KeptEdit]:
    yield from diff.kept
    for line in diff.taken_over:
        yield from line.kept


def _lines(diff: DuoDiff, files: Sequence[DuoFile]) -> Iterator[str]:
    kept = list(_every_kept(diff))
    yield _sum(diff, len(kept))
    if diff.outdated is not None:
        yield _("Let op: dit bestand is ouder dan wat je al hebt (peildatum {day}).").format(
            day=long_day(diff.outdated)
        )
    yield from _part(_("Nieuw"), [_titled(line.school.code, line.school) for line in diff.new])
    yield from _part(
        _("Gewijzigd"),
        [f"{_titled(line.known.code, line.known)}: {_told(line.changes)}" for line in diff.changed],
    )
    gone = _("Niet meer bij DUO, of op een overgeslagen regel") if diff.skipped else _("Niet meer bij DUO")
    yield from _part(gone, [_titled(line.known.code, line.known) for line in diff.gone])
    yield from _part(_("Misschien overgenomen (zelfde adres)"), list(map(_take_over_told, diff.taken_over)))
    yield from _part(_("Eigen gegevens blijven staan"), list(map(_kept_told, kept)))
    yield from _part(
        _("Overgeslagen regels"),
        [
            _("{file}, regel {line}: {why}").format(file=line.file, line=line.line, why=line.why)
            for line in diff.skipped
        ],
    )
    yield ""
    yield source_line(files)


def _sum(diff: DuoDiff, kept: int) -> str:
    parts = [
        _("{n} nieuw").format(n=len(diff.new)),
        _("{n} gewijzigd").format(n=len(diff.changed)),
        _("{n} niet meer bij DUO").format(n=len(diff.gone)),
        _("{n} misschien overgenomen").format(n=len(diff.taken_over)),
        ngettext("{n} eigen gegeven blijft staan", "{n} eigen gegevens blijven staan", kept).format(n=kept),
        _("{n} ongewijzigd").format(n=diff.unchanged),
        ngettext("{n} regel overgeslagen", "{n} regels overgeslagen", len(diff.skipped)).format(n=len(diff.skipped)),
    ]
    return _("Scholen uit DUO: {parts}.").format(parts=", ".join(parts))


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} ({len(lines)})"
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    left = len(lines) - _MOST_LINES
    if left > 0:
        yield "  " + ngettext("… en nog {n} regel", "… en nog {n} regels", left).format(n=left)


def _titled(code: str | None, school: SchoolFacts) -> str:
    return ", ".join(filter(None, (f"{code or '–'} {school.name}", school.city)))


def _told(changes: Iterable[FieldChange]) -> str:
    return "; ".join(
        f"{field_name(change.field)} {fact(change.field, change.old)} → {fact(change.field, change.new)}"
        for change in changes
    )


def _take_over_told(line: TakenOver) -> str:
    return _("{old} wordt {new}").format(
        old=_titled(line.known.code, line.known), new=_titled(line.school.code, line.school)
    )


def _kept_told(edit: KeptEdit) -> str:
    return _("{school}: {field} blijft {own} (DUO: {duo})").format(
        school=_titled(edit.known.code, edit.known),
        field=field_name(edit.field),
        own=fact(edit.field, edit.own),
        duo=fact(edit.field, edit.duo),
    )
