"""Visits put on a day, moved and refused; goals set, met and taken away."""

from datetime import date, time

import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.round import OutKind
from netwerkkaart.domain.schools import SchoolDayKind
from netwerkkaart.domain.trust import StandTestKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.goals import goals_with_progress
from netwerkkaart.queries.school_readings import school_readings
from netwerkkaart.queries.visit_sheet import visit_sheet
from netwerkkaart.store.tables import goal, visit
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.goals import clear_goal, meet_goal, set_goal
from netwerkkaart.usecases.planning import PlanDraft, SchoolOutError, move_visit, plan_visits
from netwerkkaart.usecases.schools import SchoolDays, set_school_days
from netwerkkaart.usecases.visits import set_visit_status
from tests.town import TODAY, Town

THURSDAY, SATURDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 28), date(2026, 11, 30)
YEAR = SchoolYear(2026)


def visits(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(visit.c.id)).all())


def test_several_visits_are_planned_in_one_step(store: Store, town: Town) -> None:
    before = visits(store)
    drafts = [
        PlanDraft(town.lyceum, THURSDAY, (town.zoe, town.anna), (town.bilal,), VisitKind.MEETING, time(9, 30)),
        PlanDraft(town.kribbe, MONDAY),
    ]
    first, second = plan_visits(store, drafts, today=TODAY, entered_by_id=town.noor)
    assert store.undo_label == "2 bezoeken gepland"
    with store.read() as connection:
        sheet, other = visit_sheet(connection, first), visit_sheet(connection, second)
    assert (sheet.status, sheet.day, sheet.at, sheet.kind) == (
        VisitStatus.PLANNED,
        THURSDAY,
        time(9, 30),
        VisitKind.MEETING,
    )
    assert {person.id for person in sheet.people} == {town.zoe, town.anna}
    assert [worker.id for worker in sheet.workers] == [town.bilal]
    assert sheet.initiative is Initiative.US
    assert (other.school_id, other.people, other.workers) == (town.kribbe, (), ())
    store.undo()
    assert visits(store) == before


@pytest.mark.parametrize(
    ("day", "kind", "good", "says"),
    [
        (SATURDAY, OutKind.WEEKEND, MONDAY, "weekend"),
        (date(2026, 12, 24), OutKind.HOLIDAY, date(2027, 1, 4), "Kerstvakantie"),
        (date(2026, 12, 9), OutKind.TEST_WEEK, date(2026, 12, 14), "toetsweek (toetsweek 1)"),
        (THURSDAY, OutKind.STUDY_DAY, date(2026, 11, 27), "studiedag"),
    ],
)
def test_a_day_on_which_school_is_out_is_refused_with_the_first_good_one(
    store: Store, town: Town, day: date, kind: OutKind, good: date, says: str
) -> None:
    days = [
        SchoolDays(SchoolDayKind.STUDY_DAY, THURSDAY, THURSDAY, ""),
        SchoolDays(SchoolDayKind.TEST_WEEK, date(2026, 12, 7), date(2026, 12, 11), "toetsweek 1"),
    ]
    set_school_days(store, town.lyceum, days)
    before = visits(store)
    both = [PlanDraft(town.kribbe, MONDAY), PlanDraft(town.lyceum, day)]
    with pytest.raises(SchoolOutError, match="geen goede dag voor Hanzewaard College") as refused:
        plan_visits(store, both, today=TODAY)
    assert (refused.value.out.kind, refused.value.good, refused.value.school_id) == (kind, good, town.lyceum)
    assert says in str(refused.value)
    assert visits(store) == before
    with pytest.raises(SchoolOutError) as refused:
        move_visit(store, town.visits[3], day, today=TODAY) if day != THURSDAY else plan_visits(
            store, [PlanDraft(town.lyceum, day)], today=TODAY
        )
    assert refused.value.good == good
    [number] = plan_visits(store, [PlanDraft(town.lyceum, day)], today=TODAY, anyway=True)
    with store.read() as connection:
        assert visit_sheet(connection, number).day == day


def test_what_is_past_can_not_be_planned(store: Store, town: Town) -> None:
    yesterday = date(2026, 11, 20)
    for anyway in (False, True):
        with pytest.raises(RefusedError, match="voorbij"):
            plan_visits(store, [PlanDraft(town.lyceum, yesterday)], today=TODAY, anyway=anyway)
        with pytest.raises(RefusedError, match="voorbij"):
            move_visit(store, town.visits[3], yesterday, today=TODAY, anyway=anyway)
    with pytest.raises(NotFoundError):
        plan_visits(store, [PlanDraft(999, THURSDAY)], today=TODAY)


def test_a_planned_visit_moves_and_comes_back(store: Store, town: Town) -> None:
    steps = len(store.history())
    move_visit(store, town.visits[3], THURSDAY, today=TODAY)  # where it is
    assert len(store.history()) == steps
    move_visit(store, town.visits[3], MONDAY, today=TODAY)
    with store.read() as connection:
        sheet = visit_sheet(connection, town.visits[3])
    assert (sheet.day, sheet.place, [one.id for one in sheet.people]) == (MONDAY, "kantine", [town.anna])
    store.undo()
    with store.read() as connection:
        assert visit_sheet(connection, town.visits[3]).day == THURSDAY


def test_only_what_is_planned_moves(store: Store, town: Town) -> None:
    set_visit_status(store, town.visits[3], VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    for number in (town.visits[0], town.visits[3]):
        with pytest.raises(RefusedError, match="nog gepland"):
            move_visit(store, number, MONDAY, today=TODAY)


def test_what_the_school_calls_off_counts_in_the_proposal_for_the_stand(store: Store, town: Town) -> None:
    planned = plan_visits(store, [PlanDraft(town.kribbe, TODAY), PlanDraft(town.kribbe, TODAY)], today=TODAY)

    def met() -> bool:
        with store.read() as connection:
            readings = school_readings(connection, today=TODAY)
        return readings[town.kribbe].proposal.test(StandTestKind.CANCELLATIONS).met

    for number in planned:
        assert not met()
        set_visit_status(store, number, VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    assert met()
    store.undo()
    assert not met()


def test_a_goal_is_set_met_and_taken_away(store: Store, town: Town) -> None:
    def now() -> tuple[str, int | None, date | None] | None:
        with store.read() as connection:
            found = goals_with_progress(connection, YEAR, today=TODAY).get(town.lyceum)
        return (found[0].text, found[0].contact_days, found[0].met_on) if found else None

    number = set_goal(store, town.lyceum, YEAR, "  Elk team kennen  ", contact_days=6, today=TODAY)
    assert now() == ("Elk team kennen", 6, None)
    meet_goal(store, number, on=TODAY, today=TODAY)
    assert now() == ("Elk team kennen", 6, TODAY)
    steps = len(store.history())
    same = set_goal(store, town.lyceum, YEAR, "Elk team kennen", contact_days=6, met_on=TODAY, today=TODAY)
    assert (same, len(store.history())) == (number, steps)
    assert set_goal(store, town.lyceum, YEAR, "Elk team kennen", today=TODAY) == number
    assert now() == ("Elk team kennen", None, None)
    meet_goal(store, number, on=TODAY, today=TODAY)
    meet_goal(store, number, on=None, today=TODAY)
    assert now() == ("Elk team kennen", None, None)
    set_goal(store, town.lyceum, SchoolYear(2025), "Van een ander jaar", today=TODAY)
    clear_goal(store, number)
    assert now() is None
    with store.read() as connection:
        assert connection.execute(select(goal.c.year)).scalars().all() == [2025]


def test_what_a_goal_can_not_be(store: Store, town: Town) -> None:
    with pytest.raises(RefusedError, match="in een paar woorden"):
        set_goal(store, town.lyceum, YEAR, " \n ", today=TODAY)
    with pytest.raises(RefusedError, match="minstens één contactdag"):
        set_goal(store, town.lyceum, YEAR, "Kennen", contact_days=0, today=TODAY)
    with pytest.raises(NotFoundError):
        set_goal(store, 999, YEAR, "Kennen", today=TODAY)
    with pytest.raises(RefusedError, match="in de toekomst"):
        set_goal(store, town.lyceum, YEAR, "Kennen", met_on=THURSDAY, today=TODAY)
    number = set_goal(store, town.lyceum, YEAR, "Kennen", today=TODAY)
    with pytest.raises(RefusedError, match="in de toekomst"):
        meet_goal(store, number, on=THURSDAY, today=TODAY)
    with pytest.raises(RefusedError, match="voordat het schooljaar begon"):
        meet_goal(store, number, on=date(2026, 7, 31), today=TODAY)
    for gone in (lambda: meet_goal(store, 999, on=TODAY, today=TODAY), lambda: clear_goal(store, 999)):
        with pytest.raises(NotFoundError):
            gone()
