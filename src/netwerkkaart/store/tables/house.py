"""What the program keeps for itself: settings of the file, places on the map, the logbook."""

from sqlalchemy import Column, Integer, Table

from netwerkkaart.domain.changes import Kind
from netwerkkaart.store.columns import CleanText, flag, line, moment, required_line
from netwerkkaart.store.tables.base import keyed, metadata

setting = keyed(
    "setting",
    Kind.SETTING,
    Column("key", CleanText, primary_key=True),
    line("value"),
)

place = keyed(
    "place",
    Kind.PLACE,
    Column("node", CleanText, primary_key=True),  # "school:12", "contact:7"; in the free arrangement "free/worker:3"
    Column("x", Integer, nullable=False),  # thousandths of a map unit
    Column("y", Integer, nullable=False),
    flag("pinned"),
)

logbook = Table(
    "logbook",
    metadata,
    Column("id", Integer, primary_key=True),
    moment("at"),
    line("who"),
    required_line("step"),  # the step's name; which things, never which values
    line("things"),  # "visit:12 contact:3"
    info={"kind": None, "owner": None},
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
