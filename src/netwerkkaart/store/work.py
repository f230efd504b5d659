"""The store: one open file, written in named steps that can be undone, read without any chance of writing.

SQLAlchemy is imported by the first ``read`` or ``work``, not by opening a file: the start page takes a ``glance``,
which needs nothing but SQLite, and is filled a third of a second earlier.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from netwerkkaart.domain.changes import Changes, Kind, Turn
from netwerkkaart.domain.errors import ReadOnlyError, RefusedError
from netwerkkaart.store import search
from netwerkkaart.store.connecting import connect, connect_for_reading, is_on_share, set_journal_mode
from netwerkkaart.store.glance import Glance

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from netwerkkaart.store.journal import RowChange, Step
    from netwerkkaart.store.lock import FileLock

_log = logging.getLogger(__name__)

Listener = Callable[[Changes], None]


@dataclass(frozen=True)
class HistoryLine:
    """One step as the history list shows it."""

    number: int
    label: str
    at: datetime
    done: bool


class Store:
    """One file, open. Made by ``store.opening``; ``close()`` when done, or use it in a ``with``."""

    def __init__(self, path: Path, *, lock: FileLock | None) -> None:
        self.path = path
        self.who = ""
        self.on_share = is_on_share(path)
        self._lock = lock
        self._reader: Engine | None = None
        self._writer: Engine | None = None
        self._closed = False
        self._turn = threading.RLock()
        self._making_reader = threading.Lock()  # not the turn: who reads need not wait for a long write
        self._working = False
        self._listeners: list[Listener] = []
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._numbers = 0
        if lock is not None:
            try:
                current = self._prepare_file()
            except sqlite3.DatabaseError as error:
                from netwerkkaart.store.trouble import explained

                raise (explained(error) or error) from error
            if not current:
                self._rebuild_search()

    def _prepare_file(self) -> bool:
        """Set the journal mode; tell whether the search index is of this program's making."""
        plain = connect(self.path)
        try:
            set_journal_mode(plain, on_share=self.on_share)
            return bool(plain.execute("PRAGMA user_version").fetchone()[0] == search.VERSION)
        finally:
            plain.close()

    def _rebuild_search(self) -> None:
        from netwerkkaart.store.trouble import TROUBLE, explained

        try:
            with self.writer.begin() as connection:
                search.install(connection)
        except TROUBLE as error:
            self._dispose()
            raise (explained(error) or error) from error

    @property
    def reader(self) -> Engine:
        """Return the engine whose connections can't write."""
        with self._making_reader:
            if self._closed:
                raise RuntimeError("the store is closed")
            if self._reader is None:
                from netwerkkaart.store.engine import reading_engine

                self._reader = reading_engine(self.path)
            return self._reader

    @property
    def writer(self) -> Engine:
        """Return the engine with the one writing connection, its row journal installed."""
        if self.read_only:
            raise ReadOnlyError("Dit bestand is alleen-lezen geopend; wijzigen kan hier niet.")
        if self._writer is None:
            from netwerkkaart.store import journal
            from netwerkkaart.store.engine import writing_engine

            engine = writing_engine(self.path)
            with engine.begin() as connection:
                journal.install(connection)
            self._writer = engine
        return self._writer

    @property
    def read_only(self) -> bool:
        """Tell whether this file can't be written from here."""
        return self._lock is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection and give the lock back; closing twice is harmless."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            if self._writer is not None:
                self._optimize(self._writer)
            self._dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _dispose(self) -> None:
        if self._reader is not None:  # first: the last to close must be the writer, which empties the log into the file
            self._reader.dispose()
            self._reader = None
        if self._writer is not None:
            self._writer.dispose()
            self._writer = None

    @staticmethod
    def _optimize(writer: Engine) -> None:
        from netwerkkaart.store.trouble import TROUBLE

        try:
            with writer.connect() as connection:
                raw = connection.connection.driver_connection
                if isinstance(raw, sqlite3.Connection):
                    raw.execute("PRAGMA optimize")
        except TROUBLE as error:
            _log.warning("the file could not be optimised while closing: %s", type(error).__name__)

    @contextmanager
    def glance(self) -> Iterator[Glance]:
        """Give a plain look at one moment of the file, for the page that is seen first.

        Raises:
            BadFileError: the file is damaged.
            FileInUseError: another process was writing for too long.
        """
        try:
            plain = connect_for_reading(self.path)
            try:
                plain.execute("BEGIN")
                yield Glance(plain)
            finally:
                plain.close()
        except sqlite3.DatabaseError as error:
            from netwerkkaart.store.trouble import explained

            raise (explained(error) or error) from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file and can't write to it.

        Raises:
            BadFileError: the file is damaged.
            FileInUseError: another process was writing for too long.
        """
        from netwerkkaart.store.trouble import TROUBLE, explained

        try:
            with self.reader.connect() as connection:
                connection.begin()  # never committed: over a damaged file even that of a reader fails
                yield connection
        except TROUBLE as error:
            raise (explained(error) or error) from error

    @contextmanager
    def work(self, label: str) -> Iterator[Connection]:
        """Do one act of the user: all or nothing, one undo step named ``label``, one notice after it.

        An act that changes nothing makes no step and no notice; after an exception nothing has changed.

        Raises:
            ReadOnlyError: the file is open for reading only.
            NoRoomError: the disk is full.
            FileInUseError: another process was writing for too long.
        """
        from netwerkkaart.store import journal

        with self._turn:
            with self._transaction() as connection:
                yield connection
                rows = journal.drain(connection)
                if rows:
                    self._write_logbook(connection, rows, label)
            if not rows:
                return
            self._numbers += 1
            self._done.append(journal.Step(self._numbers, label, datetime.now(UTC), rows))
            self._undone.clear()
        self._tell(journal.changes_of(rows, label, Turn.DONE))

    @contextmanager
    def keep(self) -> Iterator[Connection]:
        """Write what the program keeps for itself (computed places on the map): no undo step, no notice."""
        from netwerkkaart.store import journal

        with self._turn, self._transaction() as connection:
            yield connection
            journal.drain(connection)

    @contextmanager
    def load(self, label: str) -> Iterator[Connection]:
        """Write very many rows at once, without undo: the history starts anew after it; one notice for every kind."""
        from netwerkkaart.store import journal

        with self._turn:
            with self._transaction() as connection:
                journal.remove(connection)
                search.remove(connection)
                yield connection
                search.install(connection)
                journal.install(connection)
                connection.exec_driver_sql("ANALYZE")
            self._done.clear()
            self._undone.clear()
        self._tell(Changes(MappingProxyType({kind: frozenset() for kind in Kind}), label))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        from netwerkkaart.store.trouble import TROUBLE, explained

        writer = self.writer
        if self._working:
            raise RuntimeError("One act of the user is one work block: it can't hold another one.")
        self._working = True
        try:
            with writer.begin() as connection:
                yield connection
        except TROUBLE as error:
            raise (explained(error) or error) from error
        finally:
            self._working = False

    def _write_logbook(self, connection: Connection, rows: tuple[RowChange, ...], label: str) -> None:
        from sqlalchemy import insert

        from netwerkkaart.store import journal
        from netwerkkaart.store.tables import logbook

        touched = journal.changes_of(rows, label, Turn.DONE).touched
        things = [f"{kind}:{number}" for kind, ids in touched.items() for number in sorted(ids)]
        shown = " ".join(things[:20]) + (f" +{len(things) - 20}" if len(things) > 20 else "")
        connection.execute(insert(logbook), {"at": datetime.now(UTC), "who": self.who, "step": label, "things": shown})

    @property
    def undo_label(self) -> str:
        """Return the name of the step that ``undo()`` would take back, or an empty text."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Return the name of the step that ``redo()`` would do again, or an empty text."""
        return self._undone[-1].label if self._undone else ""

    def history(self) -> tuple[HistoryLine, ...]:
        """Return the steps of this session in order: those done, then those undone that can be done again."""
        done = [HistoryLine(step.number, step.label, step.at, done=True) for step in self._done]
        undone = [HistoryLine(step.number, step.label, step.at, done=False) for step in reversed(self._undone)]
        return (*done, *undone)

    def undo(self) -> str:
        """Take the last step back and return its name.

        Raises:
            UndoConflictError: somebody else changed these rows since; nothing was changed.
            RefusedError: there is nothing to undo.
        """
        return self._turn_back(self._done, self._undone, "Ongedaan gemaakt: ", Turn.UNDONE)

    def redo(self) -> str:
        """Do the last undone step again, with the same ids, and return its name.

        Raises:
            UndoConflictError: somebody else changed these rows since; nothing was changed.
            RefusedError: there is nothing to do again.
        """
        return self._turn_back(self._undone, self._done, "Opnieuw: ", Turn.REDONE)

    def jump(self, number: int) -> None:
        """Go to the moment just after the step with this number; 0 is the start of the session.

        Raises:
            UndoConflictError: on the way a step could not be turned; the steps before it were.
        """
        while self._done and self._done[-1].number > number:
            self.undo()
        while self._undone and self._undone[-1].number <= number:
            self.redo()

    def forget_history(self) -> None:
        """Drop every step, so that no value of an erased person lives on in it."""
        with self._turn:
            self._done.clear()
            self._undone.clear()

    def _turn_back(self, source: list[Step], target: list[Step], prefix: str, turn: Turn) -> str:
        from netwerkkaart.store import journal

        with self._turn:
            if not source:
                raise RefusedError("Er is niets om ongedaan te maken of opnieuw te doen.")
            step = source[-1]
            with self._transaction() as connection:
                rows = journal.replay_inverse(connection, step.rows, step.label)
                self._write_logbook(connection, rows, prefix + step.label)
            source.pop()
            target.append(journal.Step(step.number, step.label, step.at, rows))
        self._tell(journal.changes_of(rows, step.label, turn))
        return step.label

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every committed step, in the thread that committed; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)
