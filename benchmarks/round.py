"""The round of 200 schools, 2,500 contacts and 100,000 visits: read, and spread over six weeks.

    python -m benchmarks.round [FILE] [--rounds N]

The floor reads nothing but the last meeting of each contact, which is most of what there is to find in the log.
"""

import sys

from sqlalchemy import select

from benchmarks.running import arguments, by_turns, table, town
from netwerkkaart.domain.round_weeks import round_ahead
from netwerkkaart.queries.round import last_meetings, round_table
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY

FLOOR, ROUND, AHEAD = "the last meeting of each contact", "the round of today", "the round, and six weeks ahead"


def main() -> int:
    asked = arguments(__doc__)
    with town(asked.file) as path, open_for_reading(path) as store:

        def meetings() -> None:
            with store.read() as connection:
                ids = connection.execute(select(t.contact.c.id)).scalars().all()
                assert last_meetings(connection, ids, today=TODAY)

        def today() -> None:
            with store.read() as connection:
                assert round_table(connection, today=TODAY).rows

        def ahead() -> None:
            with store.read() as connection:
                rows = round_table(connection, today=TODAY).rows
            assert round_ahead([row.facts for row in rows], TODAY, 6)

        taken = by_turns({FLOOR: meetings, ROUND: today, AHEAD: ahead}, asked.rounds)
        met = table(taken, {ROUND: FLOOR, AHEAD: FLOOR}, {ROUND: 300.0})
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
