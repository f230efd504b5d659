"""Who works here on a day, in plain SQL: the top bar is filled before SQLAlchemy is loaded."""

from datetime import date

from netwerkkaart.store.glance import Glance

_AT_WORK = """
    SELECT id, name FROM worker
    WHERE (starts_on IS NULL OR starts_on <= ?) AND (ends_on IS NULL OR ends_on >= ?) ORDER BY lower(name)
"""


def names_at_work(glance: Glance, *, today: date) -> dict[int, str]:
    """Return the names of the colleagues who work here today, by id."""
    day = today.isoformat()
    return {int(number): str(name) for number, name in glance.rows(_AT_WORK, day, day)}
