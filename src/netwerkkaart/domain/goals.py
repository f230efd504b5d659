"""The outreach goal of a school for a school year, and how far it is: facts, no grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.readings import ContactDays, contact_days
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.years import SchoolYear


@dataclass(frozen=True, slots=True)
class Goal:
    """What we want with a school this school year, in words; ``contact_days`` where it is about being seen."""

    id: int
    school_id: int
    year: SchoolYear
    text: str
    contact_days: int | None = None
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """How many contact days the school year has so far, and how many are wished, if that was said."""

    days: ContactDays
    wished: int | None

    @property
    def reached(self) -> bool:
        """Whether there are as many contact days as wished."""
        return self.wished is not None and self.days.count >= self.wished


def goal_progress(goal: Goal, visits: Iterable[VisitFact], today: date) -> GoalProgress:
    """Count the contact days of the goal's school year up to today; none before the school year begins."""
    if today < goal.year.first:
        return GoalProgress(ContactDays((), ()), goal.contact_days)
    period = Period(goal.year.first, min(goal.year.last, today))
    return GoalProgress(contact_days(visits, period), goal.contact_days)
