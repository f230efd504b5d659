"""What Instellingen shows: the organisation, colleagues, words and wijken, with how often each is used."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, func, select

from netwerkkaart.domain.handover import HandoverTally
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import BaseInOrder, Sector
from netwerkkaart.queries.handovers import handover_tallies
from netwerkkaart.queries.running import SCHOOL_LABEL, runs_on
from netwerkkaart.store.tables import (
    activity,
    assignment,
    neighbourhood,
    offer,
    offer_theme,
    position,
    role,
    role_sector,
    school,
    setting,
    theme,
    visit_theme,
    worker,
)


@dataclass(frozen=True)
class ColleagueRow:
    """One colleague, and the schools they are at now."""

    id: int
    name: str
    job: str
    starts_on: date | None
    ends_on: date | None
    schools: tuple[str, ...]
    handover: HandoverTally | None = None
    """How far handing over is, where it was begun."""


@dataclass(frozen=True)
class WordRow:
    """A theme or an offer; ``used`` counts visits or activities, ``theme_ids`` what an offer answers."""

    id: int
    name: str
    archived: bool
    own: bool
    used: int
    theme_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class RoleRow:
    """A role, its authority, where it occurs and where it is expected; ``used`` counts positions."""

    id: int
    name: str
    level: Level
    archived: bool
    own: bool
    used: int
    sectors: tuple[Sector, ...]
    expected: tuple[Sector, ...]


@dataclass(frozen=True)
class NeighbourhoodRow:
    """A wijk, whether its basics stand, and its schools."""

    id: int
    name: str
    base_in_order: BaseInOrder | None
    note: str
    schools: int


def setting_values(connection: Connection) -> dict[str, str]:
    """Return what is set in the file, by key."""
    return {row.key: row.value for row in connection.execute(select(setting.c.key, setting.c.value))}


def colleagues(connection: Connection, *, today: date) -> tuple[ColleagueRow, ...]:
    """Return every colleague by name, those who left last."""
    label = SCHOOL_LABEL.label("label")
    there: dict[int, list[str]] = {}
    for row in connection.execute(
        select(assignment.c.worker_id, label)
        .join(school, school.c.id == assignment.c.school_id)
        .where(runs_on(assignment, today))
        .order_by(label)
    ):
        there.setdefault(row.worker_id, []).append(row.label)
    tallies = handover_tallies(connection)
    rows = [
        ColleagueRow(
            row.id,
            row.name,
            row.job,
            row.starts_on,
            row.ends_on,
            tuple(dict.fromkeys(there.get(row.id, ()))),
            tallies.get(row.id),
        )
        for row in connection.execute(select(worker).order_by(func.lower(worker.c.name)))
    ]
    return tuple(sorted(rows, key=lambda row: row.ends_on is not None and row.ends_on < today))


def themes(connection: Connection) -> tuple[WordRow, ...]:
    """Return every theme in its order, with the number of visits that name it."""
    return _words(connection, theme, visit_theme, "theme_id")


def offers(connection: Connection) -> tuple[WordRow, ...]:
    """Return every offer in its order, with the number of activities and the themes it answers."""
    answers: dict[int, list[int]] = {}
    for row in connection.execute(select(offer_theme)):
        answers.setdefault(row.offer_id, []).append(row.theme_id)
    return tuple(
        WordRow(row.id, row.name, row.archived, row.own, row.used, tuple(sorted(answers.get(row.id, ()))))
        for row in _words(connection, offer, activity, "offer_id")
    )


def roles(connection: Connection) -> tuple[RoleRow, ...]:
    """Return every role by level of authority and order, with the number of positions."""
    everywhere: dict[int, list[Sector]] = {}
    expected: dict[int, list[Sector]] = {}
    for row in connection.execute(select(role_sector)):
        everywhere.setdefault(row.role_id, []).append(row.sector)
        if row.expected:
            expected.setdefault(row.role_id, []).append(row.sector)
    used = _used(connection, position, "role_id")
    rows = [
        RoleRow(
            row.id,
            row.name,
            row.level,
            row.archived,
            row.slug is None,
            used.get(row.id, 0),
            _in_order(everywhere.get(row.id, [])),
            _in_order(expected.get(row.id, [])),
        )
        for row in connection.execute(select(role).order_by(role.c.rank))
    ]
    levels = list(Level)
    return tuple(sorted(rows, key=lambda row: levels.index(row.level)))


def neighbourhoods(connection: Connection) -> tuple[NeighbourhoodRow, ...]:
    """Return every wijk by name, with the number of its schools."""
    used = _used(connection, school, "neighbourhood_id")
    return tuple(
        NeighbourhoodRow(row.id, row.name, row.base_in_order, row.note, used.get(row.id, 0))
        for row in connection.execute(select(neighbourhood).order_by(func.lower(neighbourhood.c.name)))
    )


def _words(connection: Connection, table: Table, users: Table, column: str) -> tuple[WordRow, ...]:
    used = _used(connection, users, column)
    return tuple(
        WordRow(row.id, row.name, row.archived, row.slug is None, used.get(row.id, 0))
        for row in connection.execute(select(table).order_by(table.c.rank))
    )


def _used(connection: Connection, table: Table, column: str) -> dict[int, int]:
    by = table.c[column]
    counts = connection.execute(select(by, func.count()).where(by.is_not(None)).group_by(by))
    return {int(row[0]): int(row[1]) for row in counts}


def _in_order(found: list[Sector]) -> tuple[Sector, ...]:
    return tuple(sector for sector in Sector if sector in found)
