"""What a user does to one school: add, edit, close, and say how it works; own edits of DUO's facts are marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, delete, insert, select

from netwerkkaart.domain.duo import CLOSED, FACT_FIELDS
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.place_names import postcode
from netwerkkaart.domain.schools import (
    VESTIGING_CODE,
    Approach,
    HolidayRegion,
    SchoolDayKind,
    SchoolSource,
    Sector,
)
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.usecases.rows import add, change, check_days, existing

_LONGEST_PERIOD = timedelta(days=364)


class SchoolFields(TypedDict, total=False):
    """The fields of a school a form may hold; what is left out stays as it is. An empty ``code`` means none."""

    code: str | None
    name: str
    short_name: str
    sector: Sector
    level: str
    board: str
    board_number: str
    denomination: str
    street: str
    house_number: str
    postcode: str
    city: str
    municipality_code: str
    municipality_name: str
    province: str
    phone: str
    website: str
    holiday_region: HolidayRegion | None
    neighbourhood_id: int | None
    note: str


@dataclass(frozen=True)
class SchoolDays:
    """Days in which we do not come: a study day or a test week, first and last day included."""

    kind: SchoolDayKind
    first: date
    last: date
    label: str = ""


@dataclass(frozen=True)
class SchoolCulture:
    """How a school works: in general, whom first, what to avoid, places and times, and how to get in."""

    how: str = ""
    first: str = ""
    avoid: str = ""
    places: str = ""
    access: str = ""


def add_school(store: Store, fields: SchoolFields, days: Sequence[SchoolDays] = ()) -> int:
    """Add a school by hand (mbo locations are not in DUO), with its own free days, and return its id.

    Raises:
        RefusedError: it has no name or no sector, its code is wrong or taken, or a day can't be.
    """
    if "sector" not in fields:
        raise RefusedError(_("Kies de soort school, bijvoorbeeld basisonderwijs of mbo."))
    with store.work(_("School toegevoegd")) as tx:
        values = _checked(tx, {"name": "", **fields}, school_id=None)
        school_id = add(tx, t.school, {**values, "source": SchoolSource.HAND})
        _put_days(tx, school_id, days)
    return school_id


def edit_school(store: Store, school_id: int, fields: SchoolFields, days: Sequence[SchoolDays] | None = None) -> int:
    """Change fields of a school, and its own free days where they are given, and return its id.

    A fact of DUO that gets another value is marked as ours, so that no import overwrites it; put back to what DUO
    says, the mark goes.

    Raises:
        NotFoundError: there is no such school.
        RefusedError: the name is empty, the code is wrong or taken, or it is DUO's.
    """
    with store.work(_("School gewijzigd")) as tx:
        row = _school(tx, school_id)
        values = _checked(tx, dict(fields), school_id=school_id)
        if row.source is SchoolSource.DUO and values.get("code", row.code) != row.code:
            raise RefusedError(
                _("De code van “{name}” komt van DUO en kan niet met de hand worden gewijzigd.").format(name=row.name)
            )
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        change(tx, t.school, school_id, changed)
        if row.source is SchoolSource.DUO:
            for name in FACT_FIELDS:
                if name in changed:
                    _mark(tx, school_id, name, was=_text(getattr(row, name)), now=_text(changed[name]))
        if days is not None:
            _put_days(tx, school_id, days)
    return school_id


def close_school(store: Store, school_id: int, *, on: date) -> int:
    """Say that a school closed on a day; its people and visits stay. Returns the id.

    Raises:
        NotFoundError: there is no such school.
    """
    with store.work(_("School gesloten")) as tx:
        _set_closed(tx, school_id, on)
    return school_id


def reopen_school(store: Store, school_id: int) -> int:
    """Say that a school is open after all, also when DUO no longer names it. Returns the id.

    Raises:
        NotFoundError: there is no such school.
    """
    with store.work(_("School heropend")) as tx:
        _set_closed(tx, school_id, None)
    return school_id


def set_school_days(store: Store, school_id: int, days: Sequence[SchoolDays]) -> int:
    """Make these the study days and test weeks of a school; days that stay keep their row. Returns the id.

    Raises:
        NotFoundError: there is no such school.
        RefusedError: a period ends before it starts, or lasts a year.
    """
    with store.work(_("Studiedagen en toetsweken vastgelegd")) as tx:
        _school(tx, school_id)
        _put_days(tx, school_id, days)
    return school_id


def set_culture(store: Store, school_id: int, culture: SchoolCulture) -> int:
    """Write down how a school works. Returns the id.

    Raises:
        NotFoundError: there is no such school.
    """
    with store.work(_("Schoolcultuur vastgelegd")) as tx:
        _set(
            tx,
            school_id,
            culture_how=culture.how,
            culture_first=culture.first,
            culture_avoid=culture.avoid,
            culture_places=culture.places,
            culture_access=culture.access,
        )
    return school_id


def set_approach(store: Store, school_id: int, approach: Approach | None) -> int:
    """Say where the work with a school starts from; None is not known. Returns the id.

    Raises:
        NotFoundError: there is no such school.
    """
    with store.work(_("Werkwijze gekozen")) as tx:
        _set(tx, school_id, approach=approach)
    return school_id


def set_ambition(store: Store, school_id: int, phase: Phase | None) -> int:
    """Set the phase of the ladder we aim for; not every school needs the top. Returns the id.

    Raises:
        NotFoundError: there is no such school.
    """
    with store.work(_("Ambitiefase gekozen")) as tx:
        _set(tx, school_id, ambition_phase=phase)
    return school_id


def set_interval(store: Store, school_id: int, weeks: int | None) -> int:
    """Set the rhythm we wish for, in school weeks between two contact moments. Returns the id.

    Raises:
        NotFoundError: there is no such school.
        RefusedError: it is less than one week.
    """
    if weeks is not None and weeks < 1:
        raise RefusedError(_("Het gewenste ritme is ten minste 1 schoolweek."))
    with store.work(_("Ritme gekozen")) as tx:
        _set(tx, school_id, interval_weeks=weeks)
    return school_id


def _put_days(tx: Connection, school_id: int, days: Sequence[SchoolDays]) -> None:
    for each in days:
        check_days(each.first, each.last)
        if each.last < each.first:
            raise RefusedError(_("De laatste dag van een periode kan niet voor de eerste liggen."))
        if each.last - each.first > _LONGEST_PERIOD:
            raise RefusedError(_("Een studiedag of toetsweek duurt geen jaar. Controleer de laatste dag."))
    table = t.school_day
    left = list(dict.fromkeys(days))
    for row in tx.execute(select(table).where(table.c.school_id == school_id)).all():
        there = SchoolDays(row.kind, row.first, row.last, row.label)
        if there in left:
            left.remove(there)
        else:
            tx.execute(delete(table).where(table.c.id == row.id))
    for each in left:
        tx.execute(
            insert(table).values(
                school_id=school_id, kind=each.kind, first=each.first, last=each.last, label=each.label
            )
        )


def _school(tx: Connection, school_id: int) -> Row[Any]:
    return existing(tx, t.school, school_id, _("Deze school"))


def _set(tx: Connection, school_id: int, **values: Any) -> None:
    _school(tx, school_id)
    change(tx, t.school, school_id, values)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _checked(tx: Connection, fields: dict[str, Any], *, school_id: int | None) -> dict[str, Any]:
    """Return the fields as they are stored: blanks off, postcode and code in one spelling."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    if "sector" in values:
        values["sector"] = Sector(values["sector"])
    if "name" in values and not values["name"]:
        raise RefusedError(_("Een school heeft een naam nodig."))
    if "postcode" in values:
        values["postcode"] = postcode(values["postcode"])
    if "code" in values:
        values["code"] = _checked_code(tx, values["code"] or "", school_id)
    return values


def _checked_code(tx: Connection, typed: str, school_id: int | None) -> str | None:
    code = typed.replace(" ", "").upper()
    if not code:
        return None
    if not VESTIGING_CODE.fullmatch(code):
        raise RefusedError(
            _("De code “{code}” klopt niet: een vestigingscode is bijvoorbeeld 01VJ06, of leeg.").format(
                code=typed[:20]
            )
        )
    taken = tx.execute(select(t.school.c.id, t.school.c.name).where(t.school.c.code == code)).one_or_none()
    if taken is not None and taken.id != school_id:
        raise RefusedError(_("De code {code} is al van “{name}”. Open die school.").format(code=code, name=taken.name))
    return code


def _mark(tx: Connection, school_id: int, field: str, *, was: str, now: str) -> None:
    """Mark a field as ours, or take the mark away when it says what DUO says again."""
    table = t.school_own_edit
    here = (table.c.school_id == school_id) & (table.c.field == field)
    noted = tx.execute(select(table.c.duo_value).where(here)).scalar_one_or_none()
    if noted is None:
        tx.execute(insert(table).values(school_id=school_id, field=field, duo_value=was))
    elif noted == now:
        tx.execute(delete(table).where(here))


def _set_closed(tx: Connection, school_id: int, day: date | None) -> None:
    row = _school(tx, school_id)
    if row.closed_on == day:
        return
    change(tx, t.school, school_id, {CLOSED: day})
    if row.source is SchoolSource.DUO and (row.closed_on is None) != (day is None):
        _mark_closed(tx, school_id, was=_text(row.closed_on), closed=day is not None)


def _mark_closed(tx: Connection, school_id: int, *, was: str, closed: bool) -> None:
    """Mark that we see a closing otherwise than DUO, or no longer: only open or closed counts, not the day."""
    table = t.school_own_edit
    here = (table.c.school_id == school_id) & (table.c.field == CLOSED)
    noted = tx.execute(select(table.c.duo_value).where(here)).scalar_one_or_none()
    if noted is None:
        tx.execute(insert(table).values(school_id=school_id, field=CLOSED, duo_value=was))
    elif bool(noted) == closed:
        tx.execute(delete(table).where(here))
