"""Handing over: one step to begin, and each contact followed until it is done."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.handover import HandoverState, HandoverTally
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.handovers import HandoverRow, handover_tallies, handovers
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.handover import (
    HandoverPlan,
    JointVisit,
    choose_successor,
    drop_handover,
    finish_handover,
    plan_joint_visit,
    reopen_handover,
    start_handover,
)
from netwerkkaart.usecases.planning import SchoolOutError
from netwerkkaart.usecases.promises import PromiseFacts, add_promise
from netwerkkaart.usecases.visits import VisitDraft, log_visit, set_visit_status
from netwerkkaart.usecases.workers import AssignmentDraft, WorkerDraft, add_worker, assign, delete_worker
from tests.dump import dump
from tests.town import TODAY, Town

LAST = date(2027, 1, 29)
MEET = date(2026, 12, 1)


def plan(town: Town, **other: object) -> HandoverPlan:
    usual = {
        "contacts": {town.anna: town.noor, town.zoe: town.noor},
        "schools": {town.lyceum: town.noor},
        "visits": (JointVisit(town.lyceum, MEET, (town.anna, town.zoe)),),
        "otherwise": town.noor,
    }
    return HandoverPlan(town.bilal, LAST, **{**usual, **other})  # type: ignore[arg-type] # a table of cases


def start(store: Store, town: Town, **other: object) -> None:
    start_handover(store, plan(town, **other), today=TODAY)


def rows(store: Store, town: Town) -> list[HandoverRow]:
    with store.read() as connection:
        return list(handovers(connection, town.bilal))


def ids(store: Store, town: Town) -> list[int]:
    return [row.id for row in rows(store, town)]


def assignments(store: Store) -> list[tuple[int, str, date | None, date | None]]:
    one = t.assignment.c
    with store.read() as connection:
        return [
            (row.worker_id, row.kind.value, row.starts_on, row.ends_on)
            for row in connection.execute(select(t.assignment).order_by(one.starts_on, one.id))
        ]


def workers_at(store: Store, visit_id: int) -> set[int]:
    link = t.visit_worker.c
    with store.read() as connection:
        return set(connection.execute(select(link.worker_id).where(link.visit_id == visit_id)).scalars())


def test_it_begins_in_one_step_and_one_undo(store: Store, town: Town) -> None:
    before, steps = dump(store), len(store.history())
    start(store, town)
    assert len(store.history()) == steps + 1
    assert store.undo_label == "Overdracht begonnen"
    found = rows(store, town)
    assert [(row.contact, row.to_worker, row.state, row.visit_day) for row in found] == [
        ("Anna van den Berg", "Noor Tesselaar", HandoverState.PLANNED, MEET),
        ("Zoë Çelik", "Noor Tesselaar", HandoverState.PLANNED, MEET),
    ]
    assert found[0].visit_id == found[1].visit_id
    assert workers_at(store, found[0].visit_id or 0) == {town.bilal, town.noor}
    store.undo()
    assert dump(store) == before


def test_the_successor_becomes_vast_gezicht_the_day_after_the_last(store: Store, town: Town) -> None:
    start(store, town)
    assert assignments(store) == [
        (town.bilal, "fixed", date(2024, 8, 26), LAST),
        (town.noor, "fixed", LAST + timedelta(days=1), None),
    ]
    with store.read() as connection:
        worker = connection.execute(select(t.worker).where(t.worker.c.id == town.bilal)).one()
        after = leaving(connection, town.bilal, on=LAST + timedelta(days=1))
    assert worker.ends_on == LAST
    assert (after.leaning_schools, after.promises) == ((), ())


def test_who_is_vast_gezicht_already_stays_so_once(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.FIXED, date(2026, 8, 1)))
    start(store, town)
    assert assignments(store) == [
        (town.bilal, "fixed", date(2024, 8, 26), LAST),
        (town.noor, "fixed", date(2026, 8, 1), None),
    ]


def test_an_assignment_that_would_begin_later_never_begins(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.bilal, town.lyceum, AssignmentKind.SUBSTITUTE, LAST + timedelta(days=30)))
    start(store, town)
    assert [one for one in assignments(store) if one[0] == town.bilal] == [
        (town.bilal, "fixed", date(2024, 8, 26), LAST)
    ]


def test_promises_go_to_the_successor_of_the_contact_else_of_the_school_else_to_who_gets_the_rest(
    store: Store, town: Town
) -> None:
    third = add_worker(store, WorkerDraft("Derde Collega"))
    fourth = add_worker(store, WorkerDraft("Vierde Collega"))

    def promise(school: int, contact: int | None = None, side: PromiseSide = PromiseSide.US) -> int:
        made = PromiseFacts(school, side, "Iets sturen", TODAY, contact_id=contact, worker_id=town.bilal)
        return add_promise(store, made)

    anna, zoe, rest = promise(town.lyceum, town.anna), promise(town.lyceum, town.zoe), promise(town.kribbe)
    theirs = promise(town.lyceum, side=PromiseSide.SCHOOL)
    start(store, town, contacts={town.anna: third}, visits=(), otherwise=fourth)
    with store.read() as connection:
        whose = {row.id: row.worker_id for row in connection.execute(select(t.promise))}
    assert (whose[anna], whose[zoe], whose[rest], whose[theirs]) == (third, town.noor, fourth, town.bilal)


def test_without_somebody_for_the_rest_it_stays(store: Store, town: Town) -> None:
    made = PromiseFacts(town.kribbe, PromiseSide.US, "Iets sturen", TODAY, worker_id=town.bilal)
    number = add_promise(store, made)
    start(store, town, otherwise=None)
    with store.read() as connection:
        assert (
            connection.execute(select(t.promise.c.worker_id).where(t.promise.c.id == number)).scalar_one() == town.bilal
        )


def test_plans_after_the_last_day_go_to_the_successor_and_earlier_ones_stay(store: Store, town: Town) -> None:
    def planned(day: date, *workers: int) -> int:
        draft = VisitDraft(town.lyceum, day, VisitKind.APPOINTMENT, status=VisitStatus.PLANNED, worker_ids=workers)
        return log_visit(store, draft, today=TODAY)

    on_it, after = planned(LAST, town.bilal), planned(LAST + timedelta(days=3), town.bilal)
    together = planned(LAST + timedelta(days=4), town.bilal, town.noor)
    start(store, town)
    assert [workers_at(store, one) for one in (on_it, after, together)] == [{town.bilal}, {town.noor}, {town.noor}]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ({"contacts": {}, "schools": {}, "visits": ()}, "ten minste één"),
        ({"contacts": {1: 2}, "visits": ()}, "aan zichzelf"),
        ({"schools": {1: 2}}, "aan zichzelf"),
        ({"otherwise": 2}, "aan zichzelf"),
        ({"visits": (JointVisit(1, LAST + timedelta(days=3), (1,)),)}, "zolang"),
        ({"visits": (JointVisit(1, TODAY - timedelta(days=3), (1,)),)}, "voorbij"),
        ({"visits": (JointVisit(1, MEET, (3,)),)}, "wie je overdraagt"),
    ],
)
def test_what_can_not_be_meant_is_refused_whole(
    store: Store, town: Town, what: dict[str, object], message: str
) -> None:
    assert (town.lyceum, town.anna, town.bilal, town.piet) == (1, 1, 2, 3)
    before = dump(store)
    with pytest.raises(RefusedError, match=message):
        start(store, town, **what)
    assert dump(store) == before


def test_a_joint_visit_in_the_holidays_and_an_unknown_colleague_are_refused(store: Store, town: Town) -> None:
    before = dump(store)
    with pytest.raises(SchoolOutError):
        start(store, town, visits=(JointVisit(town.lyceum, date(2026, 12, 24), (town.anna,)),))
    with pytest.raises(NotFoundError):
        start(store, town, contacts={town.anna: 999}, visits=())
    with pytest.raises(RefusedError, match="vóór de eerste"):
        start_handover(
            store, HandoverPlan(town.bilal, date(2020, 1, 1), {town.anna: town.noor}), today=date(2019, 1, 1)
        )
    assert dump(store) == before


def test_when_the_joint_visit_is_held_it_asks_to_be_done(store: Store, town: Town) -> None:
    start(store, town)
    visit_id = rows(store, town)[0].visit_id or 0
    set_visit_status(store, visit_id, VisitStatus.HELD, today=MEET)
    assert [row.state for row in rows(store, town)] == [HandoverState.MET, HandoverState.MET]
    set_visit_status(store, visit_id, VisitStatus.CANCELLED_BY_SCHOOL, today=MEET)
    assert [(row.state, row.visit_day) for row in rows(store, town)] == [(HandoverState.TO_PLAN, None)] * 2


def test_any_visit_of_both_since_it_began_counts(store: Store, town: Town) -> None:
    start(store, town, visits=())
    assert [row.state for row in rows(store, town)] == [HandoverState.TO_PLAN] * 2

    def together(day: date, *workers: int, status: VisitStatus = VisitStatus.HELD) -> None:
        draft = VisitDraft(
            town.lyceum, day, VisitKind.DROP_IN, status=status, contact_ids=(town.anna,), worker_ids=workers
        )
        log_visit(store, draft, today=MEET)

    together(TODAY - timedelta(days=1), town.bilal, town.noor)
    together(TODAY, town.bilal)
    together(TODAY, town.noor)
    assert [row.state for row in rows(store, town)] == [HandoverState.TO_PLAN] * 2
    together(MEET, town.bilal, town.noor, status=VisitStatus.PLANNED)
    assert [(row.contact_id, row.state) for row in rows(store, town)] == [
        (town.zoe, HandoverState.TO_PLAN),
        (town.anna, HandoverState.PLANNED),
    ], "what can be done next comes first"
    together(TODAY, town.bilal, town.noor)
    assert [(row.contact_id, row.state, row.visit_day) for row in rows(store, town)] == [
        (town.anna, HandoverState.MET, TODAY),
        (town.zoe, HandoverState.TO_PLAN, None),
    ]


def test_done_is_said_by_hand_and_notes_through_whom(store: Store, town: Town) -> None:
    start(store, town)
    first, second = ids(store, town)
    finish_handover(store, [first], on=TODAY)
    with store.read() as connection:
        assert handover_tallies(connection) == {town.bilal: HandoverTally(1, 2)}
        told = connection.execute(select(t.introduction).where(t.introduction.c.contact_id == town.anna)).one()
    assert (told.worker_id, told.kind, told.by_worker_id, told.day) == (
        town.noor,
        IntroductionKind.COLLEAGUE,
        town.bilal,
        TODAY,
    )
    assert [row.state for row in rows(store, town)] == [HandoverState.PLANNED, HandoverState.DONE]
    reopen_handover(store, [first])
    assert [row.state for row in rows(store, town)] == [HandoverState.PLANNED] * 2
    finish_handover(store, [first, second], on=TODAY)
    with store.read() as connection:
        assert handover_tallies(connection)[town.bilal].finished
        hers = connection.execute(select(t.introduction.c.id).where(t.introduction.c.worker_id == town.noor)).all()
    assert len(hers) == 2, "who came by whom is noted once"


def test_a_joint_visit_can_be_planned_later(store: Store, town: Town) -> None:
    start(store, town, visits=())
    number = plan_joint_visit(store, ids(store, town), town.lyceum, MEET, today=TODAY)
    assert workers_at(store, number) == {town.bilal, town.noor}
    assert [(row.state, row.visit_id) for row in rows(store, town)] == [(HandoverState.PLANNED, number)] * 2
    with pytest.raises(NotFoundError):
        plan_joint_visit(store, [999], town.lyceum, MEET, today=TODAY)
    with pytest.raises(RefusedError):
        plan_joint_visit(store, [], town.lyceum, MEET, today=TODAY)


def test_another_successor_comes_along_to_the_joint_visit(store: Store, town: Town) -> None:
    third = add_worker(store, WorkerDraft("Derde Collega"))
    start(store, town)
    first, second = ids(store, town)
    visit_id = rows(store, town)[0].visit_id or 0
    choose_successor(store, [first], third)
    assert workers_at(store, visit_id) == {town.bilal, town.noor, third}, "the other contact still goes to Noor"
    choose_successor(store, [second], third)
    assert workers_at(store, visit_id) == {town.bilal, third}
    with pytest.raises(RefusedError, match="aan zichzelf"):
        choose_successor(store, [first], town.bilal)


def test_without_a_successor_nothing_is_done(store: Store, town: Town) -> None:
    start(store, town)
    with store.work("Weg") as tx:
        tx.execute(t.handover.update().values(to_worker_id=None))
    with pytest.raises(RefusedError, match="wie het contact overneemt"):
        finish_handover(store, ids(store, town), on=TODAY)


def test_who_stays_after_all_takes_contacts_out_again(store: Store, town: Town) -> None:
    start(store, town)
    first, _second = ids(store, town)
    drop_handover(store, [first])
    assert [row.contact for row in rows(store, town)] == ["Zoë Çelik"]


def test_beginning_anew_takes_up_what_was_there(store: Store, town: Town) -> None:
    start(store, town)
    finish_handover(store, ids(store, town), on=TODAY)
    third = add_worker(store, WorkerDraft("Derde Collega"))
    start(store, town, contacts={town.anna: third}, schools={}, visits=())
    found = {row.contact: (row.to_worker, row.state) for row in rows(store, town)}
    assert found == {
        "Anna van den Berg": ("Derde Collega", HandoverState.TO_PLAN),
        "Zoë Çelik": ("Noor Tesselaar", HandoverState.DONE),
    }


def test_a_colleague_in_a_hand_over_is_not_one_added_by_mistake(store: Store, town: Town) -> None:
    third = add_worker(store, WorkerDraft("Derde Collega"))
    start(store, town, contacts={town.anna: third}, schools={}, visits=())
    with pytest.raises(RefusedError):
        delete_worker(store, third)
