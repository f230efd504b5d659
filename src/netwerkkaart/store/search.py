"""Full-text search kept true by triggers in the file: every word of a name or note, diacritics folded.

Two indexes, both derived and rebuilt at will: ``found_name`` for things one looks up by name, ``found_note`` for
dated texts. The rowid says what a hit is: for names ``kind × 2^40 + id``; for notes ``julian day × 2^34 + kind × 2^31
+ id``, so that newest first is simply the highest rowid first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerkkaart.domain.changes import Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSION = 1
"""Raise this when anything below changes; a file with another number gets its index rebuilt at opening."""

NAME_SHIFT = 40
NOTE_DAY_SHIFT = 34
NOTE_KIND_SHIFT = 31

MOST_WORDS = 16
"""How many words of what was typed are looked for."""
_LONGEST_QUESTION = 1000


@dataclass(frozen=True)
class _Indexed:
    number: int
    kind: Kind
    table: str
    title: str  # SQL over the columns, "{r}" standing for the row
    body: str
    day: str | None = None


_INDEXED = (
    _Indexed(
        1,
        Kind.SCHOOL,
        "school",
        "{r}.name || ' ' || {r}.short_name",
        "coalesce({r}.code, '') || ' ' || {r}.street || ' ' || {r}.city || ' ' || {r}.board",
    ),
    _Indexed(
        2,
        Kind.CONTACT,
        "contact",
        "{r}.given || ' ' || {r}.infix || ' ' || {r}.family",
        "{r}.organisation || ' ' || {r}.email || ' ' || {r}.note",
    ),
    _Indexed(3, Kind.WORKER, "worker", "{r}.name", "{r}.job"),
    _Indexed(4, Kind.THEME, "theme", "{r}.name", "''"),
    _Indexed(5, Kind.OFFER, "offer", "{r}.name", "''"),
    _Indexed(6, Kind.NEIGHBOURHOOD, "neighbourhood", "{r}.name", "{r}.note"),
    _Indexed(7, Kind.AGREEMENT, "agreement", "{r}.title", "{r}.note"),
    _Indexed(1, Kind.VISIT, "visit", "''", "{r}.place || ' ' || {r}.note", "{r}.day"),
    _Indexed(2, Kind.PROMISE, "promise", "''", "{r}.text", "{r}.made_on"),
    _Indexed(3, Kind.ACTIVITY, "activity", "{r}.title", "{r}.note", "{r}.starts_on"),
)

NAME_KINDS = {item.number: item.kind for item in _INDEXED if item.day is None}
NOTE_KINDS = {item.number: item.kind for item in _INDEXED if item.day is not None}


def _rowid(item: _Indexed, row: str) -> str:
    if item.day is None:
        return f"({item.number} << {NAME_SHIFT}) + {row}.id"
    day = item.day.format(r=row)
    return f"(CAST(julianday({day}) AS INTEGER) << {NOTE_DAY_SHIFT}) + ({item.number} << {NOTE_KIND_SHIFT}) + {row}.id"


def _index(item: _Indexed) -> str:
    return "found_name" if item.day is None else "found_note"


def _insert(item: _Indexed, row: str) -> str:
    return (
        f"INSERT INTO {_index(item)} (rowid, title, body) "
        f"SELECT {_rowid(item, row)}, {item.title.format(r=row)}, {item.body.format(r=row)}"
    )


def _filled(item: _Indexed, row: str) -> str:
    return f"trim({item.title.format(r=row)} || {item.body.format(r=row)}) <> ''"


def install(connection: Connection) -> None:
    """Make the indexes and their triggers anew and fill them from the tables."""
    remove(connection)
    for name in ("found_name", "found_note"):
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {name} USING fts5 "
            "(title, body, prefix = '1 2 3', tokenize = \"unicode61 remove_diacritics 2\")"
        )
        if _has_secure_delete(connection):
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)")
    for item in _INDEXED:
        t = item.table
        new = f"{_insert(item, 'NEW')} WHERE {_filled(item, 'NEW')};"
        old = f"DELETE FROM {_index(item)} WHERE rowid = {_rowid(item, 'OLD')};"
        connection.exec_driver_sql(f"CREATE TRIGGER search_{t}_i AFTER INSERT ON {t} BEGIN {new} END")
        connection.exec_driver_sql(f"CREATE TRIGGER search_{t}_u AFTER UPDATE ON {t} BEGIN {old} {new} END")
        connection.exec_driver_sql(f"CREATE TRIGGER search_{t}_d AFTER DELETE ON {t} BEGIN {old} END")
        connection.exec_driver_sql(f"{_insert(item, t)} FROM {t} WHERE {_filled(item, t)}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def remove(connection: Connection) -> None:
    """Take the indexes and triggers away, before bulk loading or a migration."""
    for item in _INDEXED:
        for act in "iud":
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS search_{item.table}_{act}")
    for name in ("found_name", "found_note"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    connection.exec_driver_sql("PRAGMA user_version = 0")


def is_current(connection: Connection) -> bool:
    """Tell whether the file's index is of this program's making."""
    return bool(connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION)


def agrees(connection: Connection) -> bool:
    """Tell whether the indexes hold exactly the rows of the tables."""
    for name in ("found_name", "found_note"):
        expected = " UNION ALL ".join(
            f"SELECT {_rowid(item, item.table)} AS rowid, {item.title.format(r=item.table)} AS title, "
            f"{item.body.format(r=item.table)} AS body FROM {item.table} WHERE {_filled(item, item.table)}"
            for item in _INDEXED
            if _index(item) == name
        )
        held = f"SELECT rowid, title, body FROM {name}"
        for left, right in ((expected, held), (held, expected)):
            query = f"SELECT EXISTS (SELECT * FROM ({left}) EXCEPT SELECT * FROM ({right}))"
            if connection.exec_driver_sql(query).scalar():
                return False
    return True


def _has_secure_delete(connection: Connection) -> bool:
    version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    return tuple(int(part) for part in version.split(".")[:2]) >= (3, 44)


def match_expression(text: str) -> str:
    """Return the FTS5 expression for what somebody typed: every word must occur as the beginning of a word.

    An empty text is returned for input without a word. Of a whole page that was pasted the first words count: the
    index takes seconds over thousands of them. An accent apart from its letter (as macOS writes) is none of its own.
    """
    composed = unicodedata.normalize("NFC", text[:_LONGEST_QUESTION])
    plain = (char if char.isalnum() else "" if unicodedata.combining(char) else " " for char in composed)
    return " ".join(f'"{word}"*' for word in "".join(plain).split()[:MOST_WORDS])
