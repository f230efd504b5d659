"""A plain look into the file: SQL in, tuples out, nothing imported but SQLite."""

import sqlite3
from typing import Any


class Glance:
    """A reading connection for the page that is seen first; made by ``Store.glance``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def rows(self, sql: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        """Return the rows of one statement, as the plain values SQLite has."""
        return self.connection.execute(sql, values).fetchall()
