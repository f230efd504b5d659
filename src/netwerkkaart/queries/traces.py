"""The dated traces of people the network is read from: tie steps, introductions and positions."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from netwerkkaart.domain.people import IntroductionKind, Level, TieStep
from netwerkkaart.store import tables as t

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
