"""Bringing a file to this program's schema: in one transaction, foreign keys off, checked before it is kept."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from netwerkkaart.domain.errors import BadFileError
from netwerkkaart.store import search
from netwerkkaart.store.engine import APPLICATION_ID, connect, migrating_engine
from netwerkkaart.store.seeds import plant

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA_VERSION = 1
"""The number of the newest migration in ``migrations/versions``."""


def version_of(path: Path) -> int:
    """Return the schema version of a file, read without changing it.

    Raises:
        BadFileError: there is no such file, or it is not a Netwerkkaart file.
    """
    if not path.is_file():
        raise BadFileError(f"Het bestand “{path.name}” bestaat niet (meer). Kies een ander bestand.")
    strange = f"“{path.name}” is geen bestand van Netwerkkaart, of het is beschadigd. Er is niets aan veranderd."
    try:
        connection = connect(path, read_only=True)
    except sqlite3.OperationalError as error:
        raise BadFileError(f"“{path.name}” kan niet worden geopend: {error}.") from error
    except sqlite3.DatabaseError as error:  # already the first pragma reads the file
        raise BadFileError(strange) from error
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise BadFileError(strange)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise BadFileError(f"“{path.name}” kan niet worden gelezen: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise BadFileError(strange) from error
    finally:
        connection.close()
    if row is None or not str(row[0]).isdigit():
        raise BadFileError(strange)
    return int(row[0])


def refuse_newer(path: Path, version: int) -> None:
    """Raise BadFileError when the file is of a newer program than this one."""
    if version > SCHEMA_VERSION:
        message = (
            f"“{path.name}” is gemaakt met een nieuwere versie van Netwerkkaart. "
            "Werk het programma bij om dit bestand te openen. Er is niets aan veranderd."
        )
        raise BadFileError(message)


def make_new(path: Path) -> None:
    """Make a new file with the whole schema and the seeded words.

    Raises:
        FileExistsError: something is there already.
    """
    with path.open("xb"):
        pass
    plain = connect(path)
    plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    plain.execute("PRAGMA auto_vacuum = INCREMENTAL")
    plain.close()
    engine = migrating_engine(path)
    try:
        with engine.begin() as connection:
            _to_head(connection, script_location())
            plant(connection)
            search.install(connection)
    finally:
        engine.dispose()


def migrate(path: Path, *, scripts: Path | None = None) -> None:
    """Bring an older file up to date, all or nothing; the caller has made a backup.

    Raises:
        BadFileError: a reference would have been lost; the file is as it was.
    """
    engine = migrating_engine(path)
    try:
        with engine.begin() as connection:
            search.remove(connection)
            _to_head(connection, scripts or script_location())
            search.install(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                tables = ", ".join(sorted({str(row[0]) for row in broken}))
                message = (
                    f"Het bijwerken van “{path.name}” is afgebroken, omdat er verwijzingen verloren zouden gaan "
                    f"({tables}). Het bestand is gebleven zoals het was."
                )
                raise BadFileError(message)
    finally:
        engine.dispose()


def script_location() -> Path:
    """Return the folder of Alembic's environment."""
    return Path(__file__).parent / "migrations"


def configuration(scripts: Path) -> "Config":
    """Return Alembic's configuration without a file of its own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _to_head(connection: Connection, scripts: Path) -> None:
    from alembic import command

    config = configuration(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
