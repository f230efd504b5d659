"""What is not in the network itself but can be laid over its map: themes at schools, wijken, fixed faces."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.themes import Mention, ThemeStatus, ThemeStep
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.gaps import theme_mentions
from netwerkkaart.queries.theme_status import holding, theme_steps
from netwerkkaart.store import tables as t


@dataclass(frozen=True, slots=True)
class ThemeHere:
    """A theme that plays at a school on a day, and whether it was taken up; both by id."""

    theme: int
    school: int
    taken_up: bool


@dataclass(frozen=True, slots=True)
class WijkHere:
    """A neighbourhood with *basis op orde*, None where nobody knows."""

    id: int
    name: str
    base: BaseInOrder | None


@dataclass(frozen=True)
class NetworkExtras:
    """All of it, dated where it changes; :meth:`themes_on` tells what holds on a day."""

    themes: Mapping[int, str] = field(default_factory=dict)
    """Names by id."""
    steps: Sequence[ThemeStep] = ()
    """Oldest first."""
    mentions: Sequence[Mention] = ()
    """Oldest first."""
    wijken: tuple[WijkHere, ...] = ()
    faces: tuple[str, ...] = ()
    """Keys of the workers who were ever a *vast gezicht*, of most schools first."""

    def themes_on(self, day: date) -> list[ThemeHere]:
        """Return the themes that play on a day, by theme and school.

        A status that was set decides; without one, or after a rest, a theme plays where a visit of that school year
        named it.
        """
        held = holding(self.steps, day)
        first = SchoolYear.of(day).first
        named = {(one.theme, one.school): one.day for one in self.mentions if first <= one.day <= day}
        found = []
        for pair in sorted({*held, *named}):
            step = held.get(pair)
            if step is None or step.status is ThemeStatus.AT_REST:
                plays = pair in named and (step is None or named[pair] > step.since)
            else:
                plays = True
            if plays and pair[0] in self.themes:
                found.append(ThemeHere(*pair, step is not None and step.status is ThemeStatus.TAKEN_UP))
        return found


def read_extras(connection: Connection, *, today: date, first: date | None = None) -> NetworkExtras:
    """Return what can be laid over the map of any day from ``first`` (default: of this school year) to today.

    Five statements.
    """
    begin = SchoolYear.of(first or today).first
    wijk = t.neighbourhood.c
    fixed = connection.execute(
        select(t.assignment.c.worker_id, t.assignment.c.school_id)
        .where(t.assignment.c.kind == AssignmentKind.FIXED)
        .distinct()
    )
    schools = Counter(worker for worker, _school in fixed)
    wijken = connection.execute(select(wijk.id, wijk.name, wijk.base_in_order).order_by(wijk.id))
    return NetworkExtras(
        themes={row.id: row.name for row in connection.execute(select(t.theme.c.id, t.theme.c.name))},
        steps=theme_steps(connection, until=today),
        mentions=sorted(theme_mentions(connection, begin, today)),
        wijken=tuple(WijkHere(*row) for row in wijken),
        faces=tuple(f"worker:{one}" for one in sorted(schools, key=lambda one: (-schools[one], one))),
    )
