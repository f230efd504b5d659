"""Which version of the schema a file has, found out without changing it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from netwerkkaart.domain.errors import BadFileError
from netwerkkaart.store.connecting import APPLICATION_ID, connect_for_reading

SCHEMA_VERSION = 2
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
        with closing(connect_for_reading(path)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise BadFileError(strange)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise BadFileError(f"“{path.name}” kan niet worden gelezen: {error}.") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # already the first pragma reads the file
        raise BadFileError(strange) from error
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
