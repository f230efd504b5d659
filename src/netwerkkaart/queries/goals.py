"""The outreach goals of a school year, and how far each is."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, and_, select

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.goals import Goal, GoalProgress, goal_progress
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store import tables as t


def goals_with_progress(
    connection: Connection, year: SchoolYear, *, today: date, school_id: int | None = None
) -> Mapping[int, tuple[Goal, GoalProgress]]:
    """Return per school its goal of a school year, with the contact days so far; two statements.

    The days are counted by :func:`netwerkkaart.domain.goals.goal_progress`, for schools with a goal only.
    """
    wanted = t.goal.c.year == year.start
    if school_id is not None:
        wanted = and_(wanted, t.goal.c.school_id == school_id)
    goals = {
        row.school_id: Goal(row.id, row.school_id, SchoolYear(row.year), row.text, row.contact_days, row.met_on)
        for row in connection.execute(select(t.goal).where(wanted))
    }
    visit = t.visit.c
    rows = connection.execute(
        select(visit.school_id, visit.id, visit.day)
        .join(t.goal, t.goal.c.school_id == visit.school_id)
        .where(wanted, visit.status == VisitStatus.HELD, visit.day.between(year.first, year.last))
    )
    visits: dict[int, list[VisitFact]] = defaultdict(list)
    for row in rows:
        visits[row.school_id].append(VisitFact(row.id, row.day))
    return {school: (goal, goal_progress(goal, visits[school], today)) for school, goal in goals.items()}
