"""Bringing a file to this program's schema: in one transaction, foreign keys off, checked before it is kept."""

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from netwerkkaart.domain.errors import BadFileError
from netwerkkaart.store import search
from netwerkkaart.store.connecting import APPLICATION_ID, connect
from netwerkkaart.store.engine import migrating_engine
from netwerkkaart.store.seeds import plant

if TYPE_CHECKING:
    from alembic.config import Config


def make_new(path: Path) -> None:
    """Make a new file with the whole schema and the seeded words.

    Raises:
        FileExistsError: something is there already.
    """
    with path.open("xb"):
        pass
    try:
        _fill(path)
    except BaseException:  # half a file would stand in the way of a second try
        for left in (path, path.with_name(f"{path.name}-journal")):
            with suppress(OSError):
                left.unlink()
        raise


def _fill(path: Path) -> None:
    with closing(connect(path)) as plain:
        plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        plain.execute("PRAGMA auto_vacuum = INCREMENTAL")
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
