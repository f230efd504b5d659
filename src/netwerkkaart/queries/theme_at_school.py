"""One theme at one school: the status that was set over time, and the one the program proposes."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.themes import StatusProposal, ThemeStep, propose_status, status_on
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import theme_activities
from netwerkkaart.queries.gaps import theme_mentions
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class ThemeAtSchool:
    """A theme at a school; ``held`` is the status that holds today, None where nobody set one."""

    theme_id: int
    school_id: int
    steps: tuple[ThemeStep, ...]  # oldest first
    held: ThemeStep | None
    proposal: StatusProposal | None


def theme_at_school(connection: Connection, theme_id: int, school_id: int, *, today: date) -> ThemeAtSchool:
    """Return the status of a theme at a school; five statements."""
    steps = theme_steps(connection, school_id=school_id, theme_id=theme_id)
    held = status_on(steps, today)
    mentions = theme_mentions(connection, SchoolYear.of(today).first, today, school_id=school_id, theme_id=theme_id)
    activities = theme_activities(connection, theme_id, school_id=school_id, until=today)
    proposal = propose_status(held, mentions, [row.fact for row in activities], today)
    return ThemeAtSchool(theme_id, school_id, steps, held, proposal)


def theme_school_names(connection: Connection, theme_id: int, school_id: int) -> tuple[str, str]:
    """Return what a theme and a school are called; one statement.

    Raises:
        NotFoundError: one of them is gone.
    """
    row = connection.execute(
        select(t.theme.c.name, SCHOOL_LABEL)
        .select_from(t.theme.join(t.school, t.school.c.id == school_id))
        .where(t.theme.c.id == theme_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError("Dit thema of deze school bestaat niet meer; misschien is die intussen verwijderd.")
    return row[0], row[1]
