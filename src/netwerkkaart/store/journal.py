"""The row journal behind undo: SQLite TEMP triggers note every changed row, whoever changed it and however.

Bulk statements, cascades and link tables are included, nobody can forget it, and nothing is written to the user's
file. An undo replays the inverse of each row from last to first; what that does is journalled too, and is the redo.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table

from netwerkkaart.domain.changes import Changes, Kind, Turn
from netwerkkaart.domain.errors import UndoConflictError
from netwerkkaart.store.tables import metadata

type_of_row = tuple[object, ...]


class Act(StrEnum):
    """What happened to a row."""

    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"


@dataclass(frozen=True)
class RowChange:
    """One row before and after, as the values of its table's columns in order."""

    table: str
    act: Act
    old: type_of_row | None
    new: type_of_row | None


@dataclass(frozen=True)
class Step:
    """One act of the user: its number in this session, Dutch name, moment, and the rows it changed."""

    number: int
    label: str
    at: datetime
    rows: tuple[RowChange, ...]


def tracked_tables() -> list[Table]:
    """Return the tables whose rows are the user's data; the logbook is not, it is never undone."""
    return [table for table in metadata.sorted_tables if table.info["kind"] is not None]


def _quoted(name: str) -> str:
    return f'"{name}"'


def _array(prefix: str, table: Table) -> str:
    return "json_array(" + ", ".join(f"{prefix}.{_quoted(column.name)}" for column in table.columns) + ")"


def install(connection: Connection) -> None:
    """Put the journal and its triggers on this connection; a second time is harmless."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS undo_row (seq INTEGER PRIMARY KEY, tab TEXT, act TEXT, old TEXT, new TEXT)"
    )
    for table in tracked_tables():
        name, old, new = table.name, _array("OLD", table), _array("NEW", table)
        changed = " OR ".join(f"OLD.{_quoted(c.name)} IS NOT NEW.{_quoted(c.name)}" for c in table.columns)
        for act, verb, when, before, after in (
            (Act.INSERT, "INSERT", "", "NULL", new),
            (Act.UPDATE, "UPDATE", f"WHEN {changed}", old, new),
            (Act.DELETE, "DELETE", "", old, "NULL"),
        ):
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER IF NOT EXISTS undo_{name}_{act.value} AFTER {verb} ON main.{_quoted(name)} "
                f"FOR EACH ROW {when} BEGIN "
                f"INSERT INTO undo_row (tab, act, old, new) VALUES ('{name}', '{act.value}', {before}, {after}); END"
            )


def remove(connection: Connection) -> None:
    """Take the triggers off this connection, for bulk loading; the journal itself stays."""
    for table in tracked_tables():
        for act in Act:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS temp.undo_{table.name}_{act.value}")


def drain(connection: Connection) -> tuple[RowChange, ...]:
    """Take everything out of the journal, in the order it happened."""
    rows = connection.exec_driver_sql("SELECT tab, act, old, new FROM undo_row ORDER BY seq").fetchall()
    if rows:
        connection.exec_driver_sql("DELETE FROM undo_row")
    return tuple(
        RowChange(
            table,
            Act(act),
            None if old is None else tuple(json.loads(old)),
            None if new is None else tuple(json.loads(new)),
        )
        for table, act, old, new in rows
    )


def replay_inverse(connection: Connection, rows: Sequence[RowChange], label: str) -> tuple[RowChange, ...]:
    """Undo these rows from last to first and return what that did, which undone gives the redo.

    Raises:
        UndoConflictError: a row no longer looks as the step left it; the caller rolls back.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for change in reversed(rows):
        table = metadata.tables[change.table]
        statement, values = _inverse(table, change)
        if connection.exec_driver_sql(statement, values).rowcount != 1:
            raise UndoConflictError(_conflict(label))
    done = drain(connection)
    if len(done) != len(rows):  # a cascade took rows with it that were not part of the step
        raise UndoConflictError(_conflict(label))
    return done


def _inverse(table: Table, change: RowChange) -> tuple[str, tuple[Any, ...]]:
    name = _quoted(table.name)
    columns = [_quoted(column.name) for column in table.columns]
    same = " AND ".join(f"{column} IS ?" for column in columns)
    if change.act is Act.INSERT:
        return f"DELETE FROM {name} WHERE {same}", change.new or ()
    if change.act is Act.DELETE:
        marks = ", ".join("?" for _ in columns)
        return f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", change.old or ()
    put = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {name} SET {put} WHERE {same}", (*(change.old or ()), *(change.new or ()))


def _conflict(label: str) -> str:
    return (
        f"“{label}” kan niet meer ongedaan worden gemaakt of opnieuw worden gedaan: iemand anders heeft deze "
        "gegevens intussen gewijzigd. Er is niets veranderd."
    )


def changes_of(rows: Iterable[RowChange], step: str, turn: Turn) -> Changes:
    """Return the notice of these rows: kinds and ids, link tables told of as their owner."""
    touched: dict[Kind, set[int]] = defaultdict(set)
    for change in rows:
        table = metadata.tables[change.table]
        kind, owner = table.info["kind"], table.info["owner"]
        ids = touched[kind]
        if owner is None:
            continue
        position = list(table.columns.keys()).index(owner)
        for row in (change.old, change.new):
            if row is not None:
                ids.add(int(str(row[position])))
    return Changes(MappingProxyType({kind: frozenset(ids) for kind, ids in touched.items()}), step, turn)
