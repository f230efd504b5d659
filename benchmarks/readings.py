"""The readings of all schools together at 100,000 visits, beside the bare SQL that reads the same window.

    python -m benchmarks.readings [FILE] [--rounds N]

The floor only fetches: the visits of the last year with who was there, their signals, and which are held; it makes
nothing of them. Both read through a connection as the pages have it; the program freezes its garbage collector's
oldest objects as here. The last case is one school of those, as its dossier reads it.
"""

import gc
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.running import TODAY, arguments, by_turns, table, town

if TYPE_CHECKING:
    from collections.abc import Callable

FLOOR = "bare SQL of the same window"
ALL, ONE, SCREEN = "readings of all schools", "readings of one school", "one school with its whole log"
AIMS = {ALL: 300.0}
_WINDOW = "WHERE v.day BETWEEN ? AND ?"
_BARE = (
    f"SELECT v.school_id, v.id, v.day, v.kind, v.status, v.initiative FROM visit v {_WINDOW} ORDER BY v.day, v.id",
    f"SELECT l.visit_id, l.contact_id FROM visit v JOIN visit_contact l ON l.visit_id = v.id {_WINDOW}",
    f"SELECT l.visit_id, l.worker_id FROM visit v JOIN visit_worker l ON l.visit_id = v.id {_WINDOW}",
    f"SELECT s.id, s.visit_id, s.kind, s.contact_id FROM visit v JOIN signal s ON s.visit_id = v.id {_WINDOW}",
)


def main() -> int:
    """Measure, and return 1 when the readings of all schools take longer than they may."""
    asked = arguments(__doc__)
    with town(asked.file) as path:
        from netwerkkaart.queries.plain import rows_on
        from netwerkkaart.queries.school_readings import school_readings
        from netwerkkaart.queries.school_record import school_record_of
        from netwerkkaart.store.opening import open_for_reading

        with open_for_reading(path) as store, store.read() as connection:
            rows = rows_on(connection)
            days = ((TODAY - timedelta(days=380)).isoformat(), TODAY.isoformat())
            schools = rows("SELECT id FROM school")
            (busiest,) = rows("SELECT school_id FROM visit GROUP BY school_id ORDER BY count(*) DESC LIMIT 1")[0]
            visits = rows("SELECT count(*) FROM visit")[0][0]

            def floor() -> None:
                for statement in _BARE:
                    rows(statement, *days)

            cases: dict[str, Callable[[], object]] = {
                FLOOR: floor,
                ALL: lambda: school_readings(connection, today=TODAY),
                ONE: lambda: school_readings(connection, today=TODAY, school_id=busiest),
                SCREEN: lambda: school_record_of(connection, busiest, today=TODAY).readings,
            }
            gc.collect()
            gc.freeze()
            print(f"{len(schools)} schools, {visits:,} visits")
            met = table(by_turns(cases, asked.rounds), {ALL: FLOOR}, AIMS)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
