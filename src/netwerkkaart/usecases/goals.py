"""The outreach goal of a school for a school year: one at a time, set, met and taken away."""

from datetime import date

from sqlalchemy import delete, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.tables import goal, school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing


def set_goal(
    store: Store,
    school_id: int,
    year: SchoolYear,
    text: str,
    *,
    today: date,
    contact_days: int | None = None,
    met_on: date | None = None,
) -> int:
    """Say what we want with a school this school year and return the goal's id; the one it had is replaced.

    Raises:
        RefusedError: it says nothing, wishes fewer than one contact day, or was met on a day that can't be.
        NotFoundError: the school is gone.
    """
    said = text.strip()
    if not said:
        raise RefusedError("Schrijf in een paar woorden wat je dit schooljaar met deze school wilt bereiken.")
    if contact_days is not None and contact_days < 1:
        raise RefusedError("Kies minstens één contactdag, of laat het aantal leeg.")
    _check_met(met_on, year, today)
    with store.work("Doel gezet") as tx:
        existing(tx, school, school_id, "Deze school")
        values = {"text": said, "contact_days": contact_days, "met_on": met_on}
        wanted = select(goal.c.id).where(goal.c.school_id == school_id, goal.c.year == year.start)
        held = tx.execute(wanted).scalar_one_or_none()
        if held is None:
            return add(tx, goal, {"school_id": school_id, "year": year.start, **values})
        change(tx, goal, held, values)
        return int(held)


def meet_goal(store: Store, goal_id: int, *, on: date | None, today: date) -> None:
    """Say since which day a goal is met; ``None`` opens it again.

    Raises:
        RefusedError: the day lies in the future, or before the school year of the goal.
        NotFoundError: the goal is gone.
    """
    with store.work("Doel behaald" if on is not None else "Doel weer open") as tx:
        row = existing(tx, goal, goal_id, "Dit doel")
        _check_met(on, SchoolYear(row.year), today)
        change(tx, goal, goal_id, {"met_on": on})


def _check_met(on: date | None, year: SchoolYear, today: date) -> None:
    if on is not None and on > today:
        raise RefusedError("Een doel kan niet op een dag in de toekomst zijn behaald. Kies vandaag of eerder.")
    if on is not None and on < year.first:
        raise RefusedError("Een doel kan niet behaald zijn voordat het schooljaar begon. Kies een latere dag.")


def clear_goal(store: Store, goal_id: int) -> None:
    """Take a goal away.

    Raises:
        NotFoundError: the goal is gone.
    """
    with store.work("Doel weggehaald") as tx:
        existing(tx, goal, goal_id, "Dit doel")
        tx.execute(delete(goal).where(goal.c.id == goal_id))
