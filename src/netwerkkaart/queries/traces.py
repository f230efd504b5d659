"""The dated traces of people the network is read from: meetings, tie steps, introductions and positions up to a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from netwerkkaart.domain.people import IntroductionKind, Level, TieStep
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.store import tables as t

Meetings = Mapping[tuple[str, str], tuple[date, date]]
"""First and last time a worker and a contact met; the worker is empty for whoever went."""


def met(connection: Connection, day: date) -> Meetings:
    """Return the first and last time each pair met at a visit that was held."""
    found: dict[tuple[str, str], tuple[date, date]] = {}
    for row in connection.execute(
        select(
            t.visit_worker.c.worker_id,
            t.visit_contact.c.contact_id,
            func.min(t.visit.c.day).label("first"),
            func.max(t.visit.c.day).label("last"),
        )
        .select_from(t.visit_contact)
        .join(t.visit, t.visit.c.id == t.visit_contact.c.visit_id)
        .outerjoin(t.visit_worker, t.visit_worker.c.visit_id == t.visit_contact.c.visit_id)
        .where(t.visit.c.status == VisitStatus.HELD, t.visit.c.day <= day)
        .group_by(t.visit_worker.c.worker_id, t.visit_contact.c.contact_id)
    ):
        contact = f"contact:{row.contact_id}"
        first, last = found.get(("", contact), (row.first, row.last))
        found["", contact] = min(row.first, first), max(row.last, last)
        if row.worker_id is not None:
            found[f"worker:{row.worker_id}", contact] = row.first, row.last
    return found


Steps = Mapping[tuple[str, str], tuple[tuple[date, TieStep], ...]]
"""The steps of each worker and contact, oldest first."""


def tie_steps(connection: Connection, day: date) -> Steps:
    """Return the steps of every tie that were set up to a day."""
    found: dict[tuple[str, str], list[tuple[date, TieStep]]] = defaultdict(list)
    for row in connection.execute(
        select(t.tie.c.worker_id, t.tie.c.contact_id, t.tie_step.c.step, t.tie_step.c.since)
        .join(t.tie_step, t.tie_step.c.tie_id == t.tie.c.id)
        .where(t.tie_step.c.since <= day)
        .order_by(t.tie_step.c.since, t.tie_step.c.id)
    ):
        found[f"worker:{row.worker_id}", f"contact:{row.contact_id}"].append((row.since, row.step))
    return {pair: tuple(steps) for pair, steps in found.items()}


Introduced = tuple[tuple[str, str, date | None], ...]
"""Who introduced whom, and when; the introducer is empty when it was no contact."""


def introductions(connection: Connection, day: date) -> Introduced:
    """Return the introductions up to a day, those of an unknown day first."""
    row = t.introduction.c
    rows = connection.execute(
        select(row.by_contact_id, row.contact_id, row.kind, row.day)
        .where(or_(row.day.is_(None), row.day <= day))
        .order_by(row.day, row.id)
    )
    return tuple(
        (
            f"contact:{one.by_contact_id}" if one.kind is IntroductionKind.CONTACT and one.by_contact_id else "",
            f"contact:{one.contact_id}",
            one.day,
        )
        for one in rows
    )


class Traces:
    """Since when each contact is known, by whatever tells of them."""

    def __init__(self, met: Meetings, steps: Steps, introduced: Introduced, *, past: bool) -> None:
        self._past = past
        self._met = met
        self._first: dict[str, date] = {}
        days = [(contact, first) for (_worker, contact), (first, _last) in met.items()]
        days += [(contact, all_steps[0][0]) for (_worker, contact), all_steps in steps.items()]
        days += [(contact, day) for _by, contact, day in introduced if day is not None]
        for contact, day in days:
            self._first[contact] = min(day, self._first.get(contact, day))

    def last(self, contact: str) -> date | None:
        """Return when anybody met a contact last."""
        return self._met["", contact][1] if ("", contact) in self._met else None

    def since(self, contact: str, starts: Iterable[date | None], added: date) -> date | None:
        """Return the first trace; entered is one on a past day only: today it says nothing of how long."""
        days = [day for day in starts if day is not None]
        days += [self._first[contact]] if contact in self._first else []
        days += [added] if self._past else []
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Post:
    """A position as the network needs it."""

    school: str
    role_id: int
    role: str
    level: Level
    key_contact: bool
    starts_on: date | None
    ends_on: date | None


def posts(connection: Connection) -> Mapping[int, list[Post]]:
    """Return the positions of each contact, aanspreekpunt first."""
    found: dict[int, list[Post]] = defaultdict(list)
    for row in connection.execute(
        select(t.position, t.role.c.name.label("role"), t.role.c.level)
        .join(t.role, t.role.c.id == t.position.c.role_id)
        .order_by(t.position.c.key_contact.desc(), t.position.c.id)
    ):
        found[row.contact_id].append(
            Post(
                f"school:{row.school_id}",
                row.role_id,
                row.role,
                row.level,
                row.key_contact,
                row.starts_on,
                row.ends_on,
            )
        )
    return found
