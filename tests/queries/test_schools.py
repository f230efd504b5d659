"""The list of schools tells what the tables hold, in as many statements for one school as for many."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import select

from netwerkkaart.domain.people import AssignmentKind, PersonName
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import SchoolDayKind, Sector
from netwerkkaart.domain.trust import Doubt, StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.schools import SchoolRow, school_rows
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, end_position
from netwerkkaart.usecases.partnership import set_phase, set_trust_state
from netwerkkaart.usecases.schools import SchoolDays, add_school, close_school, set_ambition, set_school_days
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, assign
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def rows(store: Store, *, today: date = TODAY) -> dict[int, SchoolRow]:
    with store.read() as connection:
        return {row.id: row for row in school_rows(connection, today=today)}


def test_an_empty_file_has_no_rows(store: Store) -> None:
    assert rows(store) == {}


def test_the_lyceum_as_the_town_made_it(store: Store, town: Town) -> None:
    row = rows(store)[town.lyceum]
    assert (row.name, row.sector, row.city, row.neighbourhood) == (
        "Hanzewaard College",
        Sector.VO,
        "Hanzewaard",
        "Binnenstad",
    )
    assert (row.fixed, row.substitutes, row.worker_ids) == (("Bilal Oukili",), (), (town.bilal,))
    assert (row.phase, row.ambition) == (Phase.EXPLORING, None)
    assert (row.stand, row.stand_since, row.doubts) == (TrustStand.EMERGING, date(2026, 3, 10), ())
    assert row.last_contact == date(2026, 6, 2)  # the visit of 26 November is only planned
    assert row.contacts == 2  # Piet left
    assert row.gaps == ("locatiedirecteur", "teamleider")


def test_a_school_where_nothing_happened(store: Store, town: Town) -> None:
    row = rows(store)[town.kribbe]
    assert (row.phase, row.stand, row.last_contact, row.weeks, row.contacts, row.fixed) == (
        None,
        None,
        None,
        None,
        0,
        (),
    )
    assert row.gaps == ("directeur", "intern begeleider", "leerkracht")


def test_a_role_that_fills_a_seat_closes_its_gap(store: Store, town: Town) -> None:
    for slug, name in (("rector", "Rik"), ("department_head", "Ada")):
        held = [PositionDraft(town.lyceum, town.roles[slug])]
        add_contact(store, ContactDraft(PersonName(name, "", "Proef")), held)
    assert rows(store)[town.lyceum].gaps == ()


def test_who_leaves_leaves_a_gap(store: Store, town: Town) -> None:
    with store.read() as connection:
        care = connection.execute(select(t.position.c.id).where(t.position.c.contact_id == town.zoe)).scalar_one()
    end_position(store, care, date(2026, 11, 20))
    assert "zorgcoördinator" in rows(store)[town.lyceum].gaps
    assert rows(store)[town.lyceum].contacts == 1


def test_weeks_are_school_weeks_of_the_school_itself(store: Store, town: Town) -> None:
    before = rows(store)[town.lyceum].weeks
    with store.read() as connection:
        region = connection.execute(select(t.school.c.holiday_region).where(t.school.c.id == town.lyceum)).scalar_one()
    assert before == school_calendar(region).school_weeks_between(date(2026, 6, 2), TODAY)
    set_school_days(store, town.lyceum, [SchoolDays(SchoolDayKind.TEST_WEEK, date(2026, 11, 9), date(2026, 11, 13))])
    after = rows(store)[town.lyceum].weeks
    assert before is not None
    assert after == before - 1


@pytest.mark.parametrize(
    ("status", "day", "counts"),
    [
        (VisitStatus.HELD, date(2026, 11, 20), True),
        (VisitStatus.PLANNED, date(2026, 11, 20), False),
        (VisitStatus.CANCELLED_BY_SCHOOL, date(2026, 11, 20), False),
    ],
)
def test_only_a_visit_that_was_held_is_a_contact(
    store: Store, town: Town, status: VisitStatus, day: date, *, counts: bool
) -> None:
    log_visit(store, VisitDraft(town.kribbe, day, VisitKind.PHONE, status=status), today=TODAY)
    assert rows(store)[town.kribbe].last_contact == (day if counts else None)


def test_the_latest_phase_and_stand_count_and_not_those_of_tomorrow(store: Store, town: Town) -> None:
    set_phase(store, town.lyceum, Phase.FIRST_ACTIVITY, since=date(2026, 9, 1))
    set_phase(store, town.lyceum, Phase.FIXED_FACE, since=date(2026, 12, 1))
    set_ambition(store, town.lyceum, Phase.STRUCTURAL)
    row = rows(store)[town.lyceum]
    assert (row.phase, row.ambition) == (Phase.FIRST_ACTIVITY, Phase.STRUCTURAL)


def test_an_old_stand_asks_whether_it_still_holds(store: Store, town: Town) -> None:
    set_trust_state(
        store, town.kribbe, TrustStand.GROUNDED, since=date(2025, 11, 22), origin=StandOrigin.OWN, reason="proef"
    )
    assert rows(store)[town.kribbe].doubts == (Doubt.OLD,)
    assert rows(store, today=date(2026, 11, 22))[town.kribbe].doubts == ()


def test_an_aanspreekpunt_who_left_asks_too(store: Store, town: Town) -> None:
    with store.read() as connection:
        held = select(t.position.c.id).where(t.position.c.contact_id == town.anna)
        end_position(store, connection.execute(held).scalar_one(), date(2026, 11, 20))
    assert rows(store)[town.lyceum].doubts == (Doubt.KEY_CONTACT_LEFT,)


def test_a_covenant_that_ended_asks_too(store: Store, town: Town) -> None:
    assert rows(store, today=date(2027, 1, 1))[town.lyceum].doubts == (Doubt.COVENANT_ENDED,)


def test_a_substitute_stands_apart(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.SUBSTITUTE, date(2026, 9, 1)))
    assign(store, AssignmentDraft(town.noor, town.kribbe, AssignmentKind.FIXED, ends_on=date(2026, 11, 22)))
    found = rows(store)
    assert (found[town.lyceum].fixed, found[town.lyceum].substitutes) == (("Bilal Oukili",), ("Noor Tesselaar",))
    assert found[town.kribbe].fixed == ()


def test_a_closed_school_is_in_the_rows_and_says_so(store: Store, town: Town) -> None:
    close_school(store, town.kribbe, on=date(2026, 8, 1))
    assert rows(store)[town.kribbe].closed_on == date(2026, 8, 1)


def test_schools_come_by_the_name_people_use(store: Store, town: Town) -> None:
    add_school(store, {"name": "Zeer lange naam", "short_name": "aapjes", "sector": Sector.MBO})
    assert [row.name for row in rows(store).values()] == ["aapjes", "De Kribbe", "Hanzewaard College"]


def test_as_many_statements_for_many_schools(store: Store, town: Town, statements: Statements) -> None:
    with store.read() as connection, statements() as said:
        school_rows(connection, today=TODAY)
    assert len(said) == 10
    for number in range(30):
        add_school(store, {"name": f"School {number}", "sector": Sector.PO})
    with store.read() as connection, statements() as said:
        assert len(school_rows(connection, today=TODAY)) == 32
    assert len(said) == 10
