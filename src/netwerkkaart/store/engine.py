"""SQLAlchemy's engines over one SQLite file: a single writer, and readers that can't write."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, QueuePool, StaticPool, create_engine, event

from netwerkkaart.store.connecting import connect, connect_for_reading

_DISCREET = {"hide_parameters": True}  # an error's message, which may end up in a log, quotes nothing anybody wrote


def writing_engine(path: Path) -> Engine:
    """Return the engine with the one writing connection; every transaction begins IMMEDIATE."""
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool, **_DISCREET)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def migrating_engine(path: Path) -> Engine:
    """Return an engine with foreign keys off, since a table rebuild would fire every ON DELETE."""

    def open_without_keys() -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine("sqlite://", creator=open_without_keys, poolclass=NullPool, **_DISCREET)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(path: Path) -> Engine:
    """Return the engine whose connections can't write; several threads may use it."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_for_reading(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        **_DISCREET,
    )
    _begin_with(engine, "BEGIN")
    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)
