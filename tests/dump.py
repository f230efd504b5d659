"""The whole of a file's user data as plain values, to compare two moments."""

from netwerkkaart.store.journal import tracked_tables
from netwerkkaart.store.work import Store


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every tracked row of every table, and the search index beside them."""
    with store.read() as connection:
        rows = {
            table.name: [
                tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}" ORDER BY 1, 2')
            ]
            for table in tracked_tables()
        }
        for index in ("found_name", "found_note"):
            found = connection.exec_driver_sql(f"SELECT rowid, title, body FROM {index} ORDER BY rowid")  # noqa: S608
            rows[index] = [tuple(row) for row in found]
    return rows


def _all_of(name: str) -> str:
    return f'SELECT * FROM "{name}" ORDER BY 1, 2'  # noqa: S608
