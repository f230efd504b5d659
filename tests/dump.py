"""The whole of a file's user data as plain values, to compare two moments."""

from netwerkkaart.store.journal import tracked_tables
from netwerkkaart.store.work import Store


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every tracked row of every table, and the search index beside them."""
    queries = {table.name: _all_of(table.name, "*") for table in tracked_tables()}
    queries |= {index: _all_of(index, "rowid, title, body") for index in ("found_name", "found_note")}
    with store.read() as connection:
        return {name: [tuple(row) for row in connection.exec_driver_sql(query)] for name, query in queries.items()}


def _all_of(name: str, columns: str) -> str:
    return f'SELECT {columns} FROM "{name}" ORDER BY 1, 2'  # noqa: S608 - our own names
