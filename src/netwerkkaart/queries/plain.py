"""Plain SQL on whatever connection is at hand: Vandaag reads before SQLAlchemy is loaded, the other pages after."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs one statement with its values and returns the rows as the plain values SQLite has; ``Glance.rows`` is one."""


def rows_on(connection: "Connection") -> Rows:
    """Return how to run plain SQL on a connection of Core; the driver's tuples take a third of the time of its rows."""

    def rows(statement: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        cursor = connection.exec_driver_sql(statement, values).cursor
        return list(cursor.fetchall()) if cursor else []

    return rows
