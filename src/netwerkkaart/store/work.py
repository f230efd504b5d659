"""The store: one open file, written in named steps that can be undone, read without any chance of writing."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Self

from sqlalchemy import Connection, Engine, insert
from sqlalchemy.exc import DatabaseError

from netwerkkaart.domain.changes import Changes, Kind, Turn
from netwerkkaart.domain.errors import (
    BadFileError,
    FileInUseError,
    NetwerkkaartError,
    NoRoomError,
    NotFoundError,
    ReadOnlyError,
    RefusedError,
)
from netwerkkaart.store import journal, search
from netwerkkaart.store.engine import connect, is_on_share, reading_engine, set_journal_mode, writing_engine
from netwerkkaart.store.journal import RowChange, Step
from netwerkkaart.store.lock import FileLock
from netwerkkaart.store.tables import logbook

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
        self.reader: Engine = reading_engine(path)
        self._lock = lock
        self._writer: Engine | None = None
        self._turn = threading.RLock()
        self._working = False
        self._listeners: list[Listener] = []
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._numbers = 0
        if lock is not None:
            self._prepare_writing()

    def _prepare_writing(self) -> None:
        plain = connect(self.path)
        try:
            set_journal_mode(plain, on_share=self.on_share)
        finally:
            plain.close()
        self._writer = writing_engine(self.path)
        with self._writer.begin() as connection:
            if not search.is_current(connection):
                search.install(connection)
            journal.install(connection)

    @property
    def read_only(self) -> bool:
        """Tell whether this file can't be written from here."""
        return self._writer is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection and give the lock back; closing twice is harmless."""
        with self._turn:
            self.reader.dispose()  # first: the last to close must be the writer, which empties the log into the file
            if self._writer is not None:
                self._optimize(self._writer)
                self._writer.dispose()
                self._writer = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @staticmethod
    def _optimize(writer: Engine) -> None:
        try:
            with writer.connect() as connection:
                raw = connection.connection.driver_connection
                if isinstance(raw, sqlite3.Connection):
                    raw.execute("PRAGMA optimize")
        except (sqlite3.DatabaseError, DatabaseError) as error:
            _log.warning("the file could not be optimised while closing: %s", type(error).__name__)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file and can't write to it."""
        with self.reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def work(self, label: str) -> Iterator[Connection]:
        """Do one act of the user: all or nothing, one undo step named ``label``, one notice after it.

        An act that changes nothing makes no step and no notice; after an exception nothing has changed.

        Raises:
            ReadOnlyError: the file is open for reading only.
            NoRoomError: the disk is full.
            FileInUseError: another process was writing for too long.
        """
        with self._turn:
            with self._transaction() as connection:
                yield connection
                rows = journal.drain(connection)
                if rows:
                    self._write_logbook(connection, rows, label)
            if not rows:
                return
            self._numbers += 1
            self._done.append(Step(self._numbers, label, datetime.now(UTC), rows))
            self._undone.clear()
        self._tell(journal.changes_of(rows, label, Turn.DONE))

    @contextmanager
    def keep(self) -> Iterator[Connection]:
        """Write what the program keeps for itself (computed places on the map): no undo step, no notice."""
        with self._turn, self._transaction() as connection:
            yield connection
            journal.drain(connection)

    @contextmanager
    def load(self, label: str) -> Iterator[Connection]:
        """Write very many rows at once, without undo: the history starts anew after it; one notice for every kind."""
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
        if self._writer is None:
            raise ReadOnlyError("Dit bestand is alleen-lezen geopend; wijzigen kan hier niet.")
        if self._working:
            raise RuntimeError("One act of the user is one work block: it can't hold another one.")
        self._working = True
        try:
            with self._writer.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise (_explained(error) or error) from error
        finally:
            self._working = False

    def _write_logbook(self, connection: Connection, rows: tuple[RowChange, ...], label: str) -> None:
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
        with self._turn:
            if not source:
                raise RefusedError("Er is niets om ongedaan te maken of opnieuw te doen.")
            step = source[-1]
            with self._transaction() as connection:
                rows = journal.replay_inverse(connection, step.rows, step.label)
                self._write_logbook(connection, rows, prefix + step.label)
            source.pop()
            target.append(Step(step.number, step.label, step.at, rows))
        self._tell(journal.changes_of(rows, step.label, turn))
        return step.label

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every committed step, in the thread that committed; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)


_EXPLAINED: tuple[tuple[tuple[str, ...], type[NetwerkkaartError], str], ...] = (
    (
        ("disk is full", "disk i/o"),
        NoRoomError,
        (
            "De schijf is vol of kan niet worden beschreven. Deze wijziging is niet bewaard; alles van daarvoor wel. "
            "Maak ruimte en probeer het opnieuw."
        ),
    ),
    (
        ("foreign key",),
        NotFoundError,
        "Iets waar dit naar verwijst bestaat niet meer, of wordt nog ergens gebruikt. Er is niets veranderd.",
    ),
    (("unique constraint",), RefusedError, "Dit bestaat al. Er is niets veranderd."),
    (
        ("locked",),
        FileInUseError,
        "Een ander programma is bezig met dit bestand. Probeer het zo meteen opnieuw.",
    ),
    (("readonly",), ReadOnlyError, "Dit bestand of de map ervan kan niet worden beschreven."),
    (
        ("malformed", "not a database"),
        BadFileError,
        "Het bestand is beschadigd. Zet een reservekopie terug via Instellingen › Reservekopieën.",
    ),
)


def _explained(error: DatabaseError) -> NetwerkkaartError | None:
    text = str(error.orig).lower()
    for marks, kind, sentence in _EXPLAINED:
        if any(mark in text for mark in marks):
            return kind(sentence)
    return None
