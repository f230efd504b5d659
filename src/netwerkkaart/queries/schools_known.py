"""The schools as the comparison with DUO needs them."""

from collections import defaultdict
from types import MappingProxyType

from sqlalchemy import Connection, select

from netwerkkaart.domain.duo import FACT_FIELDS, DuoFileKind, KnownSchool
from netwerkkaart.store import tables as t


def schools_known(connection: Connection) -> tuple[KnownSchool, ...]:
    """Return every school with its facts and the own edits on it; two statements, by id."""
    own: dict[int, dict[str, str]] = defaultdict(dict)
    edits = select(t.school_own_edit.c.school_id, t.school_own_edit.c.field, t.school_own_edit.c.duo_value)
    for school_id, field, duo_value in connection.execute(edits):
        own[school_id][field] = duo_value
    columns = t.school.c
    rows = connection.execute(
        select(
            columns.id,
            columns.code,
            columns.source,
            columns.short_name,
            columns.closed_on,
            columns.duo_file_kind,
            columns.duo_reference_day,
            *(columns[name] for name in FACT_FIELDS),
        ).order_by(columns.id)
    )
    return tuple(
        KnownSchool(
            id=row.id,
            code=row.code,
            source=row.source,
            short_name=row.short_name,
            own=MappingProxyType(own.get(row.id, {})),
            closed_on=row.closed_on,
            file_kind=DuoFileKind(row.duo_file_kind) if row.duo_file_kind else None,
            reference_day=row.duo_reference_day,
            **{name: row._mapping[name] for name in FACT_FIELDS},  # noqa: SLF001 - SQLAlchemy's public name for it
        )
        for row in rows
    )
