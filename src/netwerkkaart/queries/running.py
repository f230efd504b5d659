"""What holds on a day, and what a school is called: conditions and names that every query says the same."""

from datetime import date

from sqlalchemy import ColumnElement, FromClause, and_, func, or_

from netwerkkaart.store.tables import school

SCHOOL_LABEL: ColumnElement[str] = func.coalesce(func.nullif(school.c.short_name, ""), school.c.name)
"""A school as people call it: by its short name where it has one."""


def not_ended(table: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that a row with an end, perhaps unknown, has not ended before a day."""
    return or_(table.c.ends_on.is_(None), table.c.ends_on >= day)


def runs_on(table: FromClause, day: date) -> ColumnElement[bool]:
    """Return the condition that a row with a beginning and an end, both perhaps unknown, holds on a day."""
    return and_(or_(table.c.starts_on.is_(None), table.c.starts_on <= day), not_ended(table, day))


def school_open(day: date) -> ColumnElement[bool]:
    """Return the condition that a school is not closed on a day."""
    return or_(school.c.closed_on.is_(None), school.c.closed_on > day)
