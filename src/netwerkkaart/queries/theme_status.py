"""The status of themes at schools, as workers set it over time."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.themes import ThemeStep
from netwerkkaart.store import tables as t

Pair = tuple[int, int]
"""A theme and a school, by their ids."""


def theme_steps(
    connection: Connection, *, school_id: int | None = None, theme_id: int | None = None, until: date | None = None
) -> tuple[ThemeStep, ...]:
    """Return every status that was set, oldest first, of one school or theme or of all; one statement."""
    one = t.theme_status.c
    query = (
        select(one.id, one.school_id, one.theme_id, one.status, one.since, t.worker.c.name)
        .outerjoin(t.worker, t.worker.c.id == one.set_by_id)
        .order_by(one.since, one.id)
    )
    if school_id is not None:
        query = query.where(one.school_id == school_id)
    if theme_id is not None:
        query = query.where(one.theme_id == theme_id)
    if until is not None:
        query = query.where(one.since <= until)
    return tuple(ThemeStep(*row[:5], row[5] or "") for row in connection.execute(query))


def holding(steps: Iterable[ThemeStep], on: date) -> Mapping[Pair, ThemeStep]:
    """Return the status that holds on a day, by theme and school; ``steps`` oldest first."""
    return {(step.theme, step.school): step for step in steps if step.since <= on}
