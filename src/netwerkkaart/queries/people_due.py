"""What Vandaag tells of people over time, in plain SQL: schools not gone through yet, hand-overs under way."""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.handover import HandoverTally
from netwerkkaart.domain.rollover import is_season
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.glance import Glance

# The condition is that of domain.rollover.is_to_ask; a test holds the two together.
_TO_ASK = """
    SELECT s.id, coalesce(nullif(s.short_name, ''), s.name), count(DISTINCT p.contact_id)
    FROM position p JOIN school s ON s.id = p.school_id JOIN contact c ON c.id = p.contact_id
    WHERE (p.starts_on IS NULL OR p.starts_on < ?) AND (p.confirmed_on IS NULL OR p.confirmed_on < ?)
      AND (p.ends_on IS NULL OR p.ends_on >= ?) AND (s.closed_on IS NULL OR s.closed_on > ?) AND c.erased_on IS NULL
    GROUP BY s.id ORDER BY 3 DESC, lower(coalesce(nullif(s.short_name, ''), s.name)), s.id
"""


_HANDOVERS = """
    SELECT w.id, w.name, w.ends_on, count(h.done_on), count(*) FROM handover h JOIN worker w ON w.id = h.worker_id
    GROUP BY w.id HAVING count(h.done_on) < count(*) ORDER BY w.ends_on IS NULL, w.ends_on, lower(w.name)
"""


@dataclass(frozen=True, slots=True)
class HandoverDue:
    """A colleague who hands over, and how far that is; never finished."""

    worker_id: int
    name: str
    last_day: date | None
    tally: HandoverTally


@dataclass(frozen=True, slots=True)
class SchoolToWalk:
    """A school where somebody was not asked after yet in this school year."""

    id: int
    name: str
    people: int


def schools_to_walk(glance: Glance, *, today: date) -> tuple[SchoolToWalk, ...]:
    """Return the schools not gone through yet, most people first; none outside the start of a school year."""
    if not is_season(today):
        return ()
    begin, day = SchoolYear.of(today).first.isoformat(), today.isoformat()
    return tuple(SchoolToWalk(*row) for row in glance.rows(_TO_ASK, begin, begin, day, day))


def handovers_due(glance: Glance) -> tuple[HandoverDue, ...]:
    """Return every hand-over that is not finished, the colleague who leaves first at the top."""
    return tuple(
        HandoverDue(number, name, date.fromisoformat(ends) if ends else None, HandoverTally(done, total))
        for number, name, ends, done, total in glance.rows(_HANDOVERS)
    )
