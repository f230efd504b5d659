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
    none: MappingProxyType[str, str] = MappingProxyType({})
    return tuple(
        KnownSchool(
            id=school_id,
            code=code,
            source=source,
            short_name=short_name,
            own=MappingProxyType(own[school_id]) if school_id in own else none,
            closed_on=closed_on,
            file_kind=DuoFileKind(file_kind) if file_kind else None,
            reference_day=reference_day,
            **dict(zip(FACT_FIELDS, facts, strict=True)),
        )
        for school_id, code, source, short_name, closed_on, file_kind, reference_day, *facts in rows
    )
