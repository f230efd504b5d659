"""What every table shares: named constraints, STRICT, and which kind of thing a changed row tells of."""

from typing import Any

from sqlalchemy import Column, Constraint, Index, MetaData, Table

from netwerkkaart.domain.changes import Kind

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def thing(name: str, kind: Kind, *parts: Column[Any] | Constraint | Index) -> Table:
    """Return a table of things with an id of their own."""
    return Table(
        name,
        metadata,
        *parts,
        info={"kind": kind, "owner": "id"},
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def part_of(name: str, kind: Kind, owner: str, *parts: Column[Any] | Constraint | Index) -> Table:
    """Return a table of parts of the thing in column ``owner``: a change here is a change of that thing."""
    has_id = any(isinstance(part, Column) and part.name == "id" for part in parts)
    return Table(
        name,
        metadata,
        *parts,
        info={"kind": kind, "owner": owner},
        sqlite_strict=True,
        sqlite_autoincrement=has_id,
    )


def keyed(name: str, kind: Kind, *parts: Column[Any] | Constraint | Index) -> Table:
    """Return a table whose rows have a text key and are told of by kind only."""
    return Table(name, metadata, *parts, info={"kind": kind, "owner": None}, sqlite_strict=True)
