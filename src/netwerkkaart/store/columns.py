"""The kinds of column there are, each said once; no REAL columns, so that the row journal is exact."""

from collections.abc import Callable
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Dialect, ForeignKey, Integer, Text, TypeDecorator, text

_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"} | {0x7F: None}


def clean(text: str) -> str:
    """Return the text without control characters and lone surrogates, line ends as ``\\n``."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    return unified.encode("utf-8", "ignore").decode("utf-8")


class CleanText(TypeDecorator[str]):
    """Text as people type it, freed of what no database or paper can hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean on the way in."""
        del dialect
        return None if value is None else clean(value)


def _read_day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


class IsoDate(TypeDecorator[date]):
    """A day as ISO text, ``2026-11-23``; sorts as it reads."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write the ISO form."""
        del dialect
        return None if value is None else value.isoformat()[:10]

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read the ISO form."""
        del dialect
        return _read_day(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Read without a detour: lists decode ten thousand of these."""
        del dialect, coltype
        return _read_day


class IsoTime(TypeDecorator[time]):
    """A local wall-clock time as text, ``14:30``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """Write hours and minutes."""
        del dialect
        return None if value is None else value.strftime("%H:%M")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        """Read hours and minutes."""
        del dialect
        return None if value is None else time.fromisoformat(value)


class IsoMoment(TypeDecorator[datetime]):
    """A moment as ISO text in UTC, to the second."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write to the second; the caller passes aware UTC."""
        del dialect
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the ISO form."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


class Slug(TypeDecorator[StrEnum]):
    """A member of one enum, stored as its English slug."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}  # a look-up takes a sixth of calling the enum

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the slug; anything that is not a member raises ValueError."""
        del dialect
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Read the member."""
        del dialect
        return None if value is None else self._members.get(value) or self.kind(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Read without a detour, as days are."""
        del dialect, coltype
        known, kind = self._members.get, self.kind
        return lambda value: None if value is None else known(value) or kind(value)


class Number(TypeDecorator[IntEnum]):
    """A member of one number enum, stored as the number."""

    impl = Integer
    cache_ok = True

    def __init__(self, kind: type[IntEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: IntEnum | int | None, dialect: Dialect) -> int | None:
        """Write the number; anything that is not a member raises ValueError."""
        del dialect
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: int | None, dialect: Dialect) -> IntEnum | None:
        """Read the member."""
        del dialect
        return None if value is None else self.kind(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Write 1 or 0."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read yes or no."""
        del dialect
        return None if value is None else bool(value)


def identity() -> Column[int]:
    """Return the table's own stable id; never given out twice."""
    return Column("id", Integer, primary_key=True)


def line(name: str) -> Column[str]:
    """Return a text that is there but may be empty."""
    return Column(name, CleanText, nullable=False, server_default="")


def required_line(name: str) -> Column[str]:
    """Return a text that can't be empty; the table is named in the constraint by the convention."""
    return Column(name, CleanText, CheckConstraint(f"length(trim({name})) > 0", name=f"{name}_filled"), nullable=False)


def day(name: str, *, required: bool = False) -> Column[date]:
    """Return a day, known or not."""
    return Column(
        name,
        IsoDate,
        CheckConstraint(f"{name} IS date({name})", name=f"{name}_is_day"),
        nullable=not required,
    )


def clock(name: str) -> Column[time]:
    """Return a time of day, known or not."""
    return Column(name, IsoTime, nullable=True)


def moment(name: str) -> Column[datetime]:
    """Return a moment that is always known."""
    return Column(name, IsoMoment, nullable=False)


def number(name: str, *, least: int = 0, required: bool = False) -> Column[int]:
    """Return a whole number of at least ``least``, known or not."""
    return Column(name, Integer, CheckConstraint(f"{name} >= {least}", name=f"{name}_least"), nullable=not required)


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Return a yes or no that is always known."""
    return Column(
        name,
        Flag,
        CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_flag"),
        nullable=False,
        server_default=text(str(int(default))),
    )


def slug(name: str, kind: type[StrEnum], *, required: bool = False, default: StrEnum | None = None) -> Column[Any]:
    """Return a member of an enum; the database holds the list too."""
    allowed = ", ".join(f"'{member.value}'" for member in kind)
    return Column(
        name,
        Slug(kind),
        CheckConstraint(f"{name} IN ({allowed})", name=f"{name}_known"),
        nullable=not required,
        server_default=None if default is None else default.value,
    )


def step(name: str, kind: type[IntEnum], *, required: bool = False, default: IntEnum | None = None) -> Column[Any]:
    """Return a member of a number enum; the database holds its bounds too."""
    low, high = min(kind).value, max(kind).value
    return Column(
        name,
        Number(kind),
        CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=f"{name}_known"),
        nullable=not required,
        server_default=None if default is None else text(str(default.value)),
    )


def in_order(first: str, last: str) -> CheckConstraint:
    """Return the rule that a period does not end before it starts."""
    return CheckConstraint(f"{last} >= {first}", name=f"{last}_in_order")


def owned_by(target: str, *, key: bool = False) -> Column[int]:
    """Return a reference to the thing this row is part of; the row goes when its owner goes."""
    owner = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(f"{target}_id", Integer, owner, nullable=False, primary_key=key)


def refers_to(target: str, *, required: bool = False, key: bool = False) -> Column[int]:
    """Return a reference to another thing; that thing can't be deleted while it is referred to."""
    other = ForeignKey(f"{target}.id", ondelete="RESTRICT")
    return Column(f"{target}_id", Integer, other, nullable=not (required or key), primary_key=key)


def loosely(target: str, *, name: str | None = None) -> Column[int]:
    """Return a reference that is forgotten when the other thing goes."""
    other = ForeignKey(f"{target}.id", ondelete="SET NULL")
    return Column(name or f"{target}_id", Integer, other, nullable=True)
