"""What every use case does with rows: find the one that is meant, and replace a thing's links."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, column, delete, func, insert, select, update

from netwerkkaart.domain.errors import NotFoundError, RefusedError

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)
"""What lies outside these two is a slip of the pen: 0226 for 2026 would give every chart eighteen centuries."""


def existing(tx: Connection, table: Table, row_id: int, what: str) -> Row[Any]:
    """Return the row, or raise NotFoundError: "Dit bezoek bestaat niet meer."."""
    row = tx.execute(select(table).where(table.c.id == row_id)).one_or_none()
    if row is None:
        it = "dat" if what.startswith("Dit ") else "die"
        raise NotFoundError(f"{what} bestaat niet meer; misschien is {it} intussen verwijderd. Er is niets veranderd.")
    return row


def add(tx: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert one row and return its id.

    Raises:
        RefusedError: a day in it can't be meant.
    """
    check_days(*values.values())
    return int(tx.execute(insert(table).returning(table.c.id), dict(values)).scalar_one())


def change(tx: Connection, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
    """Put other values in one row; without values nothing happens.

    Raises:
        RefusedError: a day in it can't be meant.
    """
    check_days(*values.values())
    if values:
        tx.execute(update(table).where(table.c.id == row_id).values(**values))


def check_days(*values: object) -> None:
    """Refuse a day that can't be meant; whatever is no day is passed over.

    Raises:
        RefusedError: a day lies before 1900 or after 2100.
    """
    for value in values:
        if isinstance(value, date) and not isinstance(value, datetime) and not EARLIEST <= value <= LATEST:
            raise RefusedError(
                f"De datum {value.day}-{value.month}-{value.year:04d} kan niet kloppen. Controleer het jaartal."
            )


def among(tested: ColumnElement[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that an id is one of these, however many: SQLite takes 32,766 loose values at most."""
    every = func.json_each(json.dumps(list(ids))).table_valued(column("value"))
    return tested.in_(select(every.c.value))


def replace_links(tx: Connection, table: Table, owner: str, owner_id: int, other: str, wanted: Iterable[int]) -> None:
    """Make the links of one thing exactly these, touching only what differs."""
    wanted_ids = set(wanted)
    held = set(tx.execute(select(table.c[other]).where(table.c[owner] == owner_id)).scalars())
    gone = held - wanted_ids
    if gone:
        tx.execute(delete(table).where(table.c[owner] == owner_id, table.c[other].in_(gone)))
    fresh = sorted(wanted_ids - held)
    if fresh:
        tx.execute(insert(table), [{owner: owner_id, other: number} for number in fresh])
