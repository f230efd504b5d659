"""Search as one types: things by their name first, then what was written down, newest first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, TextClause, bindparam, text

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.search import (
    NAME_KINDS,
    NAME_SHIFT,
    NOTE_DAY_SHIFT,
    NOTE_KIND_SHIFT,
    NOTE_KINDS,
    match_expression,
)
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day as day_text
from netwerkkaart.texts.words import capitalised, word

MARK_START, MARK_END = "\x01", "\x02"
"""Around each word that was found in a snippet; no text in the file can hold them."""

NAMES_SHOWN = 12
NOTES_SHOWN = 20


@dataclass(frozen=True)
class HitRow:
    """Something that was found; ``snippet`` holds marks around the words found (see :func:`marked`)."""

    kind: Kind
    id: int
    title: str
    subtitle: str = ""
    snippet: str = ""
    school_id: int | None = None
    day: date | None = None


def hits(
    connection: Connection, typed: str, *, names: int = NAMES_SHOWN, notes: int = NOTES_SHOWN
) -> tuple[HitRow, ...]:
    """Return what every typed word occurs in as the beginning of a word; case and accents don't matter.

    First at most ``names`` schools, contacts, workers, themes, offers, wijken and agreements, the best first; then at
    most ``notes`` visits, promises and activities, the newest first. Two statements; none for input without a word.
    """
    expression = match_expression(typed)
    if not expression:
        return ()
    by_name = connection.execute(_NAMES, {"words": expression, "most": names}) if names else ()
    by_note = connection.execute(_NOTES, {"words": expression, "most": notes}) if notes else ()
    return (*map(_name_hit, by_name), *(_note_hit(row) for row in by_note if row.day is not None))


def marked(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Return a snippet in parts, each with whether it is what was looked for."""
    parts: list[tuple[str, bool]] = []
    for piece in snippet.split(MARK_START):
        found, end, rest = piece.partition(MARK_END)
        if end:
            parts.append((found, True))
            parts.append((rest, False))
        else:
            parts.append((piece, False))
    return tuple((part, hit) for part, hit in parts if part)


def plain(snippet: str) -> str:
    """Return a snippet without marks."""
    return snippet.replace(MARK_START, "").replace(MARK_END, "")


def _with_shifts(query: str, **shifts: int) -> TextClause:
    return text(query).bindparams(*(bindparam(name, value) for name, value in shifts.items()))


# The inner query finds and orders; the outer one looks up what only those few rows need.
_NAMES = _with_shifts(
    """
    SELECT n.rowid AS place, n.title,
           s.name AS school, s.sector, w.name AS wijk,
           c.given, c.infix, c.family, c.organisation, r.name AS role,
           CASE WHEN trim(ps.short_name) <> '' THEN ps.short_name ELSE ps.name END AS works_at, ps.id AS works_at_id,
           k.job, p.ends_on AS left_on,
           (SELECT group_concat(CASE WHEN trim(g.short_name) <> '' THEN g.short_name ELSE g.name END, ', ')
              FROM agreement_school x JOIN school g ON g.id = x.school_id
             WHERE n.rowid >> :shift = 7 AND x.agreement_id = n.rowid & :mask) AS parties
      FROM (SELECT rowid, title, row_number() OVER () AS rank
              FROM (SELECT rowid, title FROM found_name WHERE found_name MATCH :words
                     ORDER BY bm25(found_name, 10.0, 1.0) LIMIT :most)) n
      LEFT JOIN school s ON n.rowid >> :shift = 1 AND s.id = n.rowid & :mask
      LEFT JOIN neighbourhood w ON w.id = s.neighbourhood_id
      LEFT JOIN contact c ON n.rowid >> :shift = 2 AND c.id = n.rowid & :mask
      LEFT JOIN position p ON p.id = (SELECT q.id FROM position q WHERE q.contact_id = c.id
                                       ORDER BY q.ends_on IS NOT NULL, q.key_contact DESC, q.starts_on DESC, q.id
                                       LIMIT 1)
      LEFT JOIN role r ON r.id = p.role_id
      LEFT JOIN school ps ON ps.id = p.school_id
      LEFT JOIN worker k ON n.rowid >> :shift = 3 AND k.id = n.rowid & :mask
     ORDER BY n.rank
    """,
    shift=NAME_SHIFT,
    mask=(1 << NAME_SHIFT) - 1,
)

_NOTES = _with_shifts(
    """
    SELECT f.rowid AS place, f.title, f.snippet,
           coalesce(v.day, p.made_on, a.starts_on) AS day, v.kind, v.place AS spot, p.side,
           s.id AS school_id, CASE WHEN trim(s.short_name) <> '' THEN s.short_name ELSE s.name END AS school
      FROM (SELECT rowid, title, snippet(found_note, -1, char(1), char(2), '…', 12) AS snippet
              FROM found_note WHERE found_note MATCH :words ORDER BY rowid DESC LIMIT :most) f
      LEFT JOIN visit v ON (f.rowid >> :shift) & 7 = 1 AND v.id = f.rowid & :mask
      LEFT JOIN promise p ON (f.rowid >> :shift) & 7 = 2 AND p.id = f.rowid & :mask
      LEFT JOIN activity a ON (f.rowid >> :shift) & 7 = 3 AND a.id = f.rowid & :mask
      LEFT JOIN school s ON s.id = coalesce(v.school_id, p.school_id, a.school_id)
     ORDER BY f.rowid DESC
    """,
    shift=NOTE_KIND_SHIFT,
    mask=(1 << NOTE_KIND_SHIFT) - 1,
)
_NOTE_KIND_MASK = (1 << (NOTE_DAY_SHIFT - NOTE_KIND_SHIFT)) - 1


def _name_hit(row: Row[tuple[object, ...]]) -> HitRow:
    kind, number = NAME_KINDS[row.place >> NAME_SHIFT], row.place & ((1 << NAME_SHIFT) - 1)
    if kind is Kind.SCHOOL:
        return HitRow(kind, number, row.school, _joined(word(Sector(row.sector)), row.wijk), school_id=number)
    if kind is Kind.CONTACT:
        name = str(PersonName(row.given, row.infix, row.family))
        role = _("vertrokken als {role}").format(role=row.role) if row.left_on else row.role
        return HitRow(kind, number, name, _joined(role, row.works_at or row.organisation), school_id=row.works_at_id)
    subtitle = {Kind.WORKER: row.job, Kind.AGREEMENT: row.parties}.get(kind) or capitalised(word(kind))
    return HitRow(kind, number, row.title, subtitle)


def _note_hit(row: Row[tuple[object, ...]]) -> HitRow:
    kind = NOTE_KINDS[(row.place >> NOTE_KIND_SHIFT) & _NOTE_KIND_MASK]
    number = row.place & ((1 << NOTE_KIND_SHIFT) - 1)
    when = date.fromisoformat(row.day)
    if kind is Kind.VISIT:
        title = capitalised(word(VisitKind(row.kind)))
    elif kind is Kind.PROMISE:
        title = _("Toezegging door ons") if PromiseSide(row.side) is PromiseSide.US else _("Toezegging door de school")
    else:
        title = row.title
    snippet = row.snippet.strip()
    if row.spot and snippet.startswith(f"{row.spot} "):  # the index holds the place before the note
        snippet = snippet[len(row.spot) :].lstrip()
    return HitRow(kind, number, title, _joined(row.school, day_text(when)), snippet, row.school_id, when)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
