"""How much there is of each kind of thing in a file."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from netwerkkaart.store import tables as t


@dataclass(frozen=True)
class CountsRow:
    """The number of rows per kind; ``theme_mentions`` counts each theme at each visit."""

    schools: int
    contacts: int
    positions: int
    workers: int
    assignments: int
    ties: int
    introductions: int
    visits: int
    theme_mentions: int
    signals: int
    promises: int
    activities: int
    phases: int
    trust_states: int
    agreements: int
    surveys: int
    theme_statuses: int
    goals: int
    handovers: int
    neighbourhoods: int
    themes: int
    offers: int
    roles: int


_TABLES = {
    "schools": t.school,
    "contacts": t.contact,
    "positions": t.position,
    "workers": t.worker,
    "assignments": t.assignment,
    "ties": t.tie,
    "introductions": t.introduction,
    "visits": t.visit,
    "theme_mentions": t.visit_theme,
    "signals": t.signal,
    "promises": t.promise,
    "activities": t.activity,
    "phases": t.phase,
    "trust_states": t.trust_state,
    "agreements": t.agreement,
    "surveys": t.survey,
    "theme_statuses": t.theme_status,
    "goals": t.goal,
    "handovers": t.handover,
    "neighbourhoods": t.neighbourhood,
    "themes": t.theme,
    "offers": t.offer,
    "roles": t.role,
}


def counts(connection: Connection) -> CountsRow:
    """Return the number of rows per kind, in one statement; contacts that were erased are not counted."""
    each = []
    for name, table in _TABLES.items():
        query = select(func.count()).select_from(table)
        if table is t.contact:
            query = query.where(t.contact.c.erased_on.is_(None))
        each.append(query.scalar_subquery().label(name))
    return CountsRow(**connection.execute(select(*each)).mappings().one())
