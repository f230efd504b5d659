"""What every use case does with rows: find the one that is meant, and replace a thing's links."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from netwerkkaart.domain.errors import NotFoundError


def existing(tx: Connection, table: Table, row_id: int, what: str) -> Row[Any]:
    """Return the row, or raise NotFoundError: "Dit bezoek bestaat niet meer."."""
    row = tx.execute(select(table).where(table.c.id == row_id)).one_or_none()
    if row is None:
        it = "dat" if what.startswith("Dit ") else "die"
        raise NotFoundError(f"{what} bestaat niet meer; misschien is {it} intussen verwijderd. Er is niets veranderd.")
    return row


def add(tx: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert one row and return its id."""
    return int(tx.execute(insert(table).returning(table.c.id), dict(values)).scalar_one())


def change(tx: Connection, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
    """Put other values in one row; without values nothing happens."""
    if values:
        tx.execute(update(table).where(table.c.id == row_id).values(**values))


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
